using System.Diagnostics;

namespace StepCache.Slurm.Internal;

/// <summary>Gathers steps that ask for the same resources until no more come, and has them submitted as arrays.</summary>
internal sealed class Gathering(SlurmOptions options, Submission submission)
{
    // So many times the usual, and an array is submitted although steps still come.
    private const int LongestGathering = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<SlurmResources, List<Joined>> open = [];
    private Task<int>? maxArraySize;
    private int coming;

    /// <summary>A step is being prepared that will be added, until the result is disposed.</summary>
    public IDisposable Announce()
    {
        Interlocked.Increment(ref coming);
        return new Coming(this);
    }

    /// <summary>Adds a step to the next array.</summary>
    /// <returns>The task that the step has become.</returns>
    /// <param name="cell">The step.</param>
    /// <param name="resources">What it asks for.</param>
    /// <param name="urgency">Tasks with more of it have lower numbers, and so start earlier.</param>
    /// <param name="cancellation">Takes the step away, as long as its array is not being submitted.</param>
    /// <exception cref="StepExecutionException">Slurm refused the array, or does not answer.</exception>
    public async Task<JobNote> AddAsync(
        CellDescription cell,
        SlurmResources resources,
        double urgency,
        CancellationToken cancellation
    )
    {
        var joined = new Joined(
            cell,
            urgency,
            new TaskCompletionSource<JobNote>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        lock (gate)
        {
            if (!open.TryGetValue(resources, out var joint))
            {
                open[resources] = joint = [];
                _ = GatherAsync(resources, joint);
            }
            joint.Add(joined);
        }
        await using (cancellation.Register(() => TakeAway(joined, cancellation)).ConfigureAwait(false))
            return await joined.Job.Task.ConfigureAwait(false);
    }

    private void TakeAway(Joined joined, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (open.Values.Any(joint => joint.Remove(joined)))
                joined.Job.TrySetCanceled(cancellation);
        }
    }

    private async Task GatherAsync(SlurmResources resources, List<Joined> joint)
    {
        var clock = Stopwatch.StartNew();
        int before;
        do
        {
            before = Count();
            await Task.Delay(options.GatherTime).ConfigureAwait(false);
        } while (
            (Count() > before || Volatile.Read(ref coming) > 0) && clock.Elapsed < options.GatherTime * LongestGathering
        );
        lock (gate)
            open.Remove(resources);
        if (joint.Count > 0)
            await SubmitAsync(resources, joint).ConfigureAwait(false);

        int Count()
        {
            lock (gate)
                return joint.Count;
        }
    }

    private async Task SubmitAsync(SlurmResources resources, List<Joined> joint)
    {
        try
        {
            foreach (
                var array in joint
                    .OrderByDescending(one => one.Urgency)
                    .Chunk(await MaxArraySizeAsync().ConfigureAwait(false))
            )
            {
                var name = await submission
                    .SubmitAsync(resources, [.. array.Select(one => one.Cell)])
                    .ConfigureAwait(false);
                foreach (var (task, one) in array.Index())
                    one.Job.SetResult(new JobNote(name, task));
            }
        }
#pragma warning disable CA1031 // Each step that waits for the array is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var one in joint)
                one.Job.TrySetException(exception);
        }
    }

    // Asked again after a failure: Slurm may answer by then.
    private Task<int> MaxArraySizeAsync()
    {
        lock (gate)
            return maxArraySize is { IsFaulted: false } known ? known : maxArraySize = Cluster.MaxArraySizeAsync();
    }

    private sealed class Coming(Gathering gathering) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref isOver, true))
                Interlocked.Decrement(ref gathering.coming);
        }
    }

    private sealed record Joined(CellDescription Cell, double Urgency, TaskCompletionSource<JobNote> Job);
}
