using System.Diagnostics;
using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>Follows tasks to their ends: by the word that they leave in the array's folder, and where they left none, by what
/// Slurm says of them.</summary>
internal sealed class Following(SlurmOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, FollowedArray> arrays = new(StringComparer.Ordinal);
    private bool isLooking;
    private bool isSlurmAway;

    /// <summary>Waits for the end of a task. If that is cancelled, the array is too, unless it is another host's.</summary>
    public async Task<ExitRecord> FollowAsync(
        ArrayFolder folder,
        int task,
        IStepProgress progress,
        CancellationToken cancellation
    )
    {
        FollowedArray array;
        Task<ExitRecord> end;
        lock (gate)
        {
            array = Find(folder);
            end = array.Follow(task, progress);
            if (!isLooking)
                _ = LookAsync();
            isLooking = true;
        }
        try
        {
            return await end.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await array.WithdrawAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>An array that this host has submitted, and cancels if it is interrupted, whoever else follows it.</summary>
    public void Own(ArrayFolder folder)
    {
        lock (gate)
            Find(folder);
    }

    /// <summary>Nobody waits for a task any longer. An array that nobody waits for is tidied away.</summary>
    public void Leave(JobNote job)
    {
        lock (gate)
        {
            if (arrays.TryGetValue(job.Array, out var array) && array.Leave(job.Task))
                arrays.Remove(job.Array);
        }
    }

    private FollowedArray Find(ArrayFolder folder) =>
        arrays.TryGetValue(folder.Name, out var known)
            ? known
            : arrays[folder.Name] = new FollowedArray(folder, options.FileDelay);

    private async Task LookAsync()
    {
        try
        {
            await LookWhileFollowedAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // All that wait are told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var array in Unsettled())
                array.Fail(exception);
            lock (gate)
                isLooking = false;
        }
    }

    private async Task LookWhileFollowedAsync()
    {
        var asked = (long?)null;
        while (Unsettled() is { Count: > 0 } now)
        {
            QueueAnswer? queue = null;
            if (asked is not { } before || Stopwatch.GetElapsedTime(before) >= options.QueueInterval)
            {
                queue = await AskAsync(now).ConfigureAwait(false);
                asked = Stopwatch.GetTimestamp();
            }
            // After the question: what ended before it was answered has left its word by now.
            foreach (var array in now)
                await array.LookAsync(queue).ConfigureAwait(false);
            await Task.Delay(options.FilesInterval).ConfigureAwait(false);
        }
    }

    private List<FollowedArray> Unsettled()
    {
        lock (gate)
        {
            var now = arrays.Values.Where(array => array.IsFollowed).ToList();
            isLooking = now.Count > 0;
            return now;
        }
    }

    // A Slurm that does not answer has lost nothing: its answer is waited for.
    private async Task<QueueAnswer?> AskAsync(List<FollowedArray> now)
    {
        var queue = await Cluster.QueueAsync(now.Select(array => array.Name)).ConfigureAwait(false);
        var isAway = queue.Complaint is not null;
        if (isAway && !isSlurmAway)
            now[0].Say($"Slurm does not answer ({queue.Complaint}); what runs is waited for all the same");
        isSlurmAway = isAway;
        return isAway ? null : queue;
    }
}
