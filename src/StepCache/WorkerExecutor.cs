using System.Collections.Immutable;
using StepCache.Internal;
using StepCache.Requests;

namespace StepCache;

/// <summary>Runs each step in a worker process of its own, which holds the lock of the step's key.</summary>
/// <param name="fileName">The program, such as <c>dotnet</c>.</param>
/// <param name="arguments">Its arguments, such as the path of the worker's assembly.</param>
public sealed class WorkerExecutor(string fileName, IReadOnlyList<string> arguments) : IStepExecutor
{
    /// <summary>Variables that the worker's environment has besides, or in place of, this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How long a worker whose standard input was closed may take to end before it is killed.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    )
    {
        var worker = WorkerProcess.Start(fileName, arguments, Environment, GracePeriod, logFile);
        try
        {
            await worker.LockAsync(request, waiting, cancellation).ConfigureAwait(false);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
