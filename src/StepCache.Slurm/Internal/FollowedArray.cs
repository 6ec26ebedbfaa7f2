using System.Collections.Concurrent;
using System.Diagnostics;
using StepCache.Requests;

namespace StepCache.Slurm.Internal;

/// <summary>An array of which this host waits for some tasks.</summary>
internal sealed class FollowedArray
{
    private static readonly TimeSpan LongestEnding = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndingInterval = TimeSpan.FromMilliseconds(500);

    private readonly ArrayFolder folder;
    private readonly TimeSpan fileDelay;
    private readonly ConcurrentDictionary<int, FollowedTask> tasks = new();
    private readonly KeyLock? mine;
    private readonly Lazy<Task> withdrawal;

    public FollowedArray(ArrayFolder folder, TimeSpan fileDelay)
    {
        this.folder = folder;
        this.fileDelay = fileDelay;
        mine = TryOwn(folder);
        withdrawal = new Lazy<Task>(CancelAsync);
    }

    public string Name => folder.Name;

    public bool IsFollowed => tasks.Values.Any(task => !task.End.Task.IsCompleted);

    public Task<ExitRecord> Follow(int task, IStepProgress progress) =>
        tasks.GetOrAdd(task, number => new FollowedTask(progress, folder.Events(number))).End.Task;

    /// <summary>Says something to whoever watches the first of the steps.</summary>
    public void Say(string text) => tasks.Values.First().Progress.Say(text);

    /// <summary>Ends the wait for all tasks.</summary>
    public void Fail(Exception exception)
    {
        foreach (var task in tasks.Values)
            task.End.TrySetException(exception);
    }

    /// <summary>Nobody waits for a task any longer; whether that was the last.</summary>
    public bool Leave(int task)
    {
        if (tasks.TryRemove(task, out var left))
            left.End.TrySetCanceled();
        if (!tasks.IsEmpty)
            return false;
        if (mine is not null && !folder.IsNeeded())
            folder.Delete();
        mine?.Dispose();
        return true;
    }

    /// <summary>Looks which tasks have ended.</summary>
    /// <param name="queue">What Slurm has just said, or null if it was not asked.</param>
    public async Task LookAsync(QueueAnswer? queue)
    {
        var ended = folder.Ended();
        foreach (var (number, task) in tasks.Where(one => !one.Value.End.Task.IsCompleted))
        {
            task.Events.ReadOn();
            if (ended.Contains(number) && folder.ReadExit(number) is { } record)
                task.End.TrySetResult(record);
            else if (!folder.Exists)
                task.End.TrySetResult(new ExitRecord { End = CellEnd.Superseded }); // Its owner has taken all outputs.
            else if (queue is not null && task.IsGone(queue.StateOf(Name, number), fileDelay))
                task.End.TrySetResult(await LoseAsync(number, task.LastState).ConfigureAwait(false));
        }
    }

    /// <summary>Cancels the array once, and returns when none of its tasks runs any longer. Another host's array is left to it.
    /// </summary>
    public Task WithdrawAsync() => mine is null ? Task.CompletedTask : withdrawal.Value;

    private async Task CancelAsync()
    {
        if (!IsFollowed)
            return;
        folder.Withdraw();
        await Cluster.CancelAsync(Name).ConfigureAwait(false);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < LongestEnding; )
        {
            if (
                await Cluster.QueueAsync([Name]).ConfigureAwait(false) is { Complaint: null } queue
                && !queue.HasActive(Name)
            )
                return;
            await Task.Delay(EndingInterval).ConfigureAwait(false);
        }
    }

    // Other hosts, and a later one, are told too.
    private async Task<ExitRecord> LoseAsync(int task, string? state)
    {
        if (state is null && folder.JobId is { } job)
            state = (await Cluster.AccountedAsync(job).ConfigureAwait(false)).GetValueOrDefault(task);
        var record = new ExitRecord { End = CellEnd.Lost, State = state };
        try
        {
            folder.WriteExit(task, record);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The others find out by themselves.
        }
        return record;
    }

    private static KeyLock? TryOwn(ArrayFolder folder)
    {
        try
        {
            return KeyLock.TryAcquire(folder.HostLock);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // Just tidied away by the host that owned it.
        }
    }
}

/// <summary>A task that this host waits for.</summary>
/// <param name="progress">Where its step is watched.</param>
/// <param name="events">The file with what its step says.</param>
internal sealed class FollowedTask(IStepProgress progress, string events)
{
    private long? endedSince;

    public IStepProgress Progress { get; } = progress;

    public EventReader Events { get; } = new(events, progress);

    public TaskCompletionSource<ExitRecord> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The state in which Slurm ended the task; null where it no longer knows.</summary>
    public string? LastState { get; private set; }

    /// <summary>Whether Slurm ended the task so long ago that its word would be seen.</summary>
    public bool IsGone(string? state, TimeSpan fileDelay)
    {
        if (!JobStates.HasEnded(state))
        {
            endedSince = null;
            return false;
        }
        LastState = state ?? LastState;
        endedSince ??= Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(endedSince.Value) >= fileDelay;
    }
}
