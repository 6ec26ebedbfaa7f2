using StepCache.Requests;

namespace StepCache.Internal;

/// <summary>One step in a worker.</summary>
/// <param name="worker">It holds the lock of the step's key.</param>
/// <param name="idle">Where the worker waits for another step, or null if it is to end with this one.</param>
internal sealed class WorkerExecution(WorkerProcess worker, IdleWorkers? idle) : IStepExecution
{
    private bool finished;

    public int? ProcessId => worker.Id;

    public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
    {
        await worker.RunAsync(progress, cancellation).ConfigureAwait(false);
        finished = true;
    }

    // One whose step failed, was broken off or turned out not to be needed is in no known state.
    public async ValueTask DisposeAsync()
    {
        if (idle is not null && finished && await IsReleasedAsync().ConfigureAwait(false))
            idle.Add(worker);
        else
            await worker.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> IsReleasedAsync()
    {
        try
        {
            await worker.ReleaseAsync().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is StepExecutionException or OperationCanceledException)
        {
            return false;
        }
    }
}
