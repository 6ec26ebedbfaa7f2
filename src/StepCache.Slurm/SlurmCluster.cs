using System.Collections.Concurrent;
using StepCache.Requests;
using StepCache.Slurm.Internal;

namespace StepCache.Slurm;

/// <summary>Gathers steps that begin together into job arrays, submits these, and follows them to their ends.</summary>
/// <remarks>
/// A step's folder holds a note of the array and task that is to compute it. A host that comes later, because the first was
/// killed or because two share a cache, follows that task in place of submitting the step again. A task computes its step only
/// if it finds its own note there, under the lock of the step's key: so nothing is computed twice at once, whoever is killed
/// when.
/// </remarks>
public sealed class SlurmCluster
{
    private readonly SlurmOptions options;
    private readonly Gathering gathering;
    private readonly Following following;
    private readonly ConcurrentDictionary<string, int> losses = new(StringComparer.Ordinal);

    /// <summary>The cluster that Slurm's programs on this machine speak of.</summary>
    /// <param name="options">The options.</param>
    public SlurmCluster(SlurmOptions options)
    {
        this.options = options;
        following = new Following(options);
        gathering = new Gathering(options, new Submission(options, following.Own));
    }

    /// <summary>The task that computes a step, or has computed it with nobody there to take the outputs.</summary>
    internal JobNote? UnderWay(StepRequest request)
    {
        if (JobNote.Read(request) is not { } job || FolderOf(job) is not { Exists: true, IsWithdrawn: false } folder)
            return null;
        return folder.ReadExit(job.Task) is null or { End: CellEnd.Finished } ? job : null;
    }

    internal string Describe(JobNote job) => $"Slurm job {FolderOf(job).JobId ?? job.Array}_{job.Task}";

    /// <summary>A step is being prepared that will be submitted, until the result is disposed: others wait for it.</summary>
    internal IDisposable Announce() => gathering.Announce();

    /// <summary>Submits a step with others that ask for the same.</summary>
    internal Task<JobNote> SubmitAsync(
        CellDescription cell,
        SlurmResources resources,
        double urgency,
        CancellationToken cancellation
    ) => gathering.AddAsync(cell, resources, urgency, cancellation);

    /// <summary>Waits for the end of a task. If that is cancelled, the array is too, unless it is another host's.</summary>
    internal Task<ExitRecord> FollowAsync(JobNote job, IStepProgress progress, CancellationToken cancellation) =>
        following.FollowAsync(FolderOf(job), job.Task, progress, cancellation);

    /// <summary>Nobody here waits for a task any longer.</summary>
    internal void Leave(JobNote job) => following.Leave(job);

    /// <summary>What becomes of a step whose task Slurm ended: an error, or another try.</summary>
    internal Exception Lost(CellDescription cell, JobNote job, string? state)
    {
        var folder = FolderOf(job);
        if (folder.IsWithdrawn)
            return new StepLostException("the run that submitted it was interrupted");
        switch (state)
        {
            case JobStates.Cancelled:
                return Failure($"{Describe(job)} was cancelled, and not by this run.", isUserError: false);
            case JobStates.OutOfMemory:
                return Failure($"{Describe(job)} ran out of memory. Ask for more.", isUserError: true);
            case JobStates.Failed:
                KeepOutput(folder.Output(job.Task), cell.LogFile);
                return Failure($"{Describe(job)} failed before its step did.", isUserError: false);
            default:
                break;
        }
        var lost = losses.AddOrUpdate(cell.Request.LockFile, 1, (_, before) => before + 1);
        var how = $"{Describe(job)} ended ({state ?? "Slurm no longer knows how"}) before its step did";
        if (lost <= options.Resubmissions)
            return new StepLostException($"{how}; it is submitted again ({lost} of {options.Resubmissions} times)");
        var advice = state == JobStates.Timeout ? "Ask for more time." : "Look after the nodes, or allow more.";
        return Failure($"{how}, as did {options.Resubmissions} resubmissions. {advice}", isUserError: false);
    }

    private ArrayFolder FolderOf(JobNote job) => new(options.Folder, job.Array);

    private static StepExecutionException Failure(string message, bool isUserError) => new(message, isUserError);

    // Where the relay never came to start a worker, what the job printed is all there is.
    private static void KeepOutput(string output, string logFile)
    {
        try
        {
            if (!File.Exists(logFile))
                File.Copy(output, logFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The message says what is known.
        }
    }
}
