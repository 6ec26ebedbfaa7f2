using System.Collections.Immutable;
using StepCache.Internal;
using StepCache.Requests;

namespace StepCache;

/// <summary>Runs steps in worker processes, each of which holds the lock of its step's key.</summary>
/// <param name="fileName">The program, such as <c>dotnet</c>.</param>
/// <param name="arguments">Its arguments, such as the path of the worker's assembly.</param>
public sealed class WorkerExecutor(string fileName, IReadOnlyList<string> arguments) : IStepExecutor
{
    // As long as it takes to look the next steps up, and to put large outputs away; memory that nobody uses is not held longer.
    private readonly IdleWorkers idle = new(TimeSpan.FromSeconds(10));

    /// <summary>Variables that the worker's environment has besides, or in place of, this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How long a worker whose standard input was closed may take to end before it is killed.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether a worker takes another step when it has computed one, which saves its start. Otherwise each step
    /// has a process of its own, as it must where a step measures its process.</summary>
    public bool TakesManySteps { get; init; }

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    )
    {
        while (idle.Take() is { } used)
        {
            if (!used.HasExited)
            {
                used.LogTo(logFile);
                return await LockAsync(used, request, waiting, cancellation).ConfigureAwait(false);
            }
            await used.DisposeAsync().ConfigureAwait(false);
        }
        var worker = WorkerProcess.Start(fileName, arguments, Environment, GracePeriod, logFile);
        return await LockAsync(worker, request, waiting, cancellation).ConfigureAwait(false);
    }

    private async Task<IStepExecution> LockAsync(
        WorkerProcess worker,
        StepRequest request,
        Action<string> waiting,
        CancellationToken cancellation
    )
    {
        try
        {
            await worker.LockAsync(request, waiting, cancellation).ConfigureAwait(false);
            return new WorkerExecution(worker, TakesManySteps ? idle : null);
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
