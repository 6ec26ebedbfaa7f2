using System.Collections.Immutable;
using StepCache.Requests;
using StepCache.Slurm.Internal;

namespace StepCache.Slurm;

/// <summary>Runs steps as tasks of Slurm's job arrays, each in a worker process that holds the lock of its step's key.</summary>
/// <param name="cluster">Where they run.</param>
/// <param name="fileName">The worker's program, such as <c>dotnet</c>.</param>
/// <param name="arguments">Its arguments, such as the path of the worker's assembly.</param>
public sealed class SlurmExecutor(SlurmCluster cluster, string fileName, IReadOnlyList<string> arguments)
    : IStepExecutor
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Variables that the worker's environment has besides, or in place of, the job's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What a step asks for.</summary>
    public SlurmResources Resources { get; init; } = new();

    /// <inheritdoc/>
    public bool TakesMemory => false;

    /// <inheritdoc/>
    public bool IsElsewhere => true;

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    )
    {
        var cell = new CellDescription(request, logFile, fileName, arguments, Environment);
        while (true)
        {
            if (UnderWay(cell, waiting) is { } before)
                return before;
            if (await LockAsync(request, waiting, cancellation).ConfigureAwait(false) is not { } held)
                continue;
            // Whoever held the lock may have submitted the step.
            if (UnderWay(cell, waiting) is not { } meanwhile)
                return new SlurmExecution(cluster, cell, Resources, held);
            held.Dispose();
            return meanwhile;
        }
    }

    private SlurmExecution? UnderWay(CellDescription cell, Action<string> waiting)
    {
        if (cluster.UnderWay(cell.Request) is not { } job)
            return null;
        waiting(cluster.Describe(job));
        return new SlurmExecution(cluster, cell, job);
    }

    // A worker on a node may hold it, whose task another host has submitted since.
    private async Task<KeyLock?> LockAsync(StepRequest request, Action<string> waiting, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            var locking = KeyLock.AcquireAsync(request.LockFile, waiting, either.Token);
            while (await Task.WhenAny(locking, Task.Delay(LookAgain, cancellation)).ConfigureAwait(false) != locking)
            {
                if (cluster.UnderWay(request) is not null)
                    await either.CancelAsync().ConfigureAwait(false);
            }
            return await locking.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StepExecutionException(
                $"Cannot lock {request.LockFile}: {exception.Message}",
                isUserError: true,
                exception
            );
        }
    }
}
