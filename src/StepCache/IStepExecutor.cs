using StepCache.Requests;

namespace StepCache;

/// <summary>Runs steps: in this process, or in a worker process.</summary>
public interface IStepExecutor
{
    /// <summary>Whether a step takes memory of this machine beside what this process has: not if it runs in it, or
    /// elsewhere.</summary>
    bool TakesMemory => true;

    /// <summary>Takes the lock of the step's key, waiting as long as another run holds it.</summary>
    /// <param name="request">The step with its paths, which need not be there yet.</param>
    /// <param name="logFile">Where what the step prints goes.</param>
    /// <param name="waiting">Called with what is known of the holder, if the lock is taken.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What can then be run, once; disposing it frees the lock.</returns>
    /// <exception cref="StepExecutionException">The executor could not start.</exception>
    Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    );
}

/// <summary>A step whose key's lock is held, until it is disposed.</summary>
public interface IStepExecution : IAsyncDisposable
{
    /// <summary>The process on this machine that computes the step and nothing else meanwhile, or null.</summary>
    int? ProcessId => null;

    /// <summary>Computes the step's outputs; all paths of the request are there.</summary>
    /// <exception cref="StepExecutionException">The step failed.</exception>
    Task RunAsync(IStepProgress progress, CancellationToken cancellation);
}

/// <summary>A step failed while it ran.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="isUserError">Whether the user can mend it; otherwise it is a bug.</param>
/// <param name="inner">What caused it.</param>
public sealed class StepExecutionException(string message, bool isUserError, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Whether the user can mend it; otherwise it is a bug.</summary>
    public bool IsUserError { get; } = isUserError;
}
