using StepCache.Requests;

namespace StepCache;

/// <summary>Runs steps: in this process, in a worker process, or elsewhere.</summary>
public interface IStepExecutor
{
    /// <summary>Whether a step takes memory of this machine beside what this process has: not if it runs in it, or
    /// elsewhere.</summary>
    bool TakesMemory => true;

    /// <summary>Whether steps run on other machines that find the cache's folder under the same path: such a step takes
    /// none of the places that there are for steps on this one.</summary>
    bool IsElsewhere => false;

    /// <summary>Takes the lock of the step's key, waiting as long as another run holds it; or finds the step under way.
    /// </summary>
    /// <param name="request">The step with its paths, which need not be there yet. All but the log and the lock lie in one
    /// folder; whoever computes the step next has it emptied first, except for the checkpoints.</param>
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

/// <summary>A step whose key's lock is held, until it is disposed; where the step runs elsewhere, what runs it holds the
/// lock meanwhile.</summary>
public interface IStepExecution : IAsyncDisposable
{
    /// <summary>The process on this machine that computes the step and nothing else meanwhile, or null.</summary>
    int? ProcessId => null;

    /// <summary>Whether another host, which may have been killed since, began the step: its folder is prepared, and it is
    /// waited for. The lock is not held before the step has run.</summary>
    bool IsUnderWay => false;

    /// <summary>What the computation took, once it has run elsewhere; null where this host sees that itself.</summary>
    StepCost? Cost => null;

    /// <summary>Is told, before the step runs, how much goes on waiting for it: of steps that wait elsewhere, those with more
    /// should come first.</summary>
    /// <param name="criticalSeconds">How long the longest chain of steps takes that this one begins.</param>
    void Expect(double criticalSeconds) { }

    /// <summary>Computes the step's outputs; all paths of the request are there. The lock is held when it has.</summary>
    /// <exception cref="StepExecutionException">The step failed.</exception>
    /// <exception cref="StepLostException">What computed the step is gone.</exception>
    Task RunAsync(IStepProgress progress, CancellationToken cancellation);
}

/// <summary>What it took to compute a step.</summary>
/// <param name="Duration">From its start to its end, without what it waited before.</param>
/// <param name="PeakBytes">The most memory that it held at once; 0 if that is not known.</param>
public sealed record StepCost(TimeSpan Duration, long PeakBytes);

/// <summary>What computed a step elsewhere is gone, by no fault of the step: it is looked up and, if need be, begun again.
/// </summary>
/// <param name="message">What happened.</param>
public sealed class StepLostException(string message) : Exception(message);

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
