using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>A step that is to be, or has been, submitted.</summary>
internal sealed class SlurmExecution : IStepExecution
{
    private readonly SlurmCluster cluster;
    private readonly CellDescription cell;
    private readonly SlurmResources? resources;
    private readonly IDisposable? announcement;
    private double urgency;
    private JobNote? job;
    private KeyLock? held;

    /// <summary>A step that nobody computes.</summary>
    public SlurmExecution(SlurmCluster cluster, CellDescription cell, SlurmResources resources, KeyLock held)
    {
        this.resources = resources;
        this.cluster = cluster;
        this.cell = cell;
        this.held = held;
        announcement = cluster.Announce();
    }

    /// <summary>A step that a task of an array computes, or has computed.</summary>
    public SlurmExecution(SlurmCluster cluster, CellDescription cell, JobNote job)
    {
        this.cluster = cluster;
        this.cell = cell;
        this.job = job;
        IsUnderWay = true;
    }

    public bool IsUnderWay { get; }

    public StepCost? Cost { get; private set; }

    public void Expect(double criticalSeconds) => urgency = criticalSeconds;

    public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
    {
        job ??= await SubmitAsync(cancellation).ConfigureAwait(false);
        var end = await cluster.FollowAsync(job, progress, cancellation).ConfigureAwait(false);
        switch (end.End)
        {
            case CellEnd.Finished:
                await TakeAsync(job, cancellation).ConfigureAwait(false);
                Cost = new StepCost(TimeSpan.FromSeconds(end.Seconds), end.PeakBytes);
                return;
            case CellEnd.Failed:
                throw new StepExecutionException(end.Error ?? "no reason was given", end.IsUserError);
            case CellEnd.Superseded:
                throw new StepLostException("another run has taken it over");
            default:
                throw cluster.Lost(cell, job, end.State);
        }
    }

    public ValueTask DisposeAsync()
    {
        announcement?.Dispose();
        if (job is not null)
            cluster.Leave(job);
        held?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JobNote> SubmitAsync(CancellationToken cancellation)
    {
        var submitting = cluster.SubmitAsync(cell, resources!, urgency, cancellation);
        announcement?.Dispose();
        var submitted = await submitting.ConfigureAwait(false);
        held?.Dispose(); // From here on it is the worker's.
        held = null;
        return submitted;
    }

    // Of several hosts that followed the task, one takes its outputs.
    private async Task TakeAsync(JobNote finished, CancellationToken cancellation)
    {
        held = await KeyLock.AcquireAsync(cell.Request.LockFile, _ => { }, cancellation).ConfigureAwait(false);
        if (JobNote.Read(cell.Request) != finished)
            throw new StepLostException("another run has taken its outputs");
    }
}
