using StepCache.Internal;
using StepCache.Internal.Remote;
using StepCache.Internal.Watching;

namespace StepCache;

/// <summary>Tells how steps stand to a cache, from records alone; runs and writes nothing.</summary>
/// <param name="cacheDirectory">The cache's folder, which need not be there.</param>
/// <param name="digests">The digests of input files.</param>
public sealed class StepInspector(string cacheDirectory, FileDigests digests)
{
    private readonly CacheLayout layout = new(cacheDirectory);

    /// <summary>Where records and files may be that are not here; null if nowhere.</summary>
    public RemoteCacheOptions? Remote { get; init; }

    /// <summary>Told of what is wrong with the remote cache.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>The state of each step, and of all that they depend on.</summary>
    /// <returns>Each step after those that it depends on.</returns>
    /// <exception cref="StepCacheException">A step is not valid, or depends on what is not there or on itself.
    /// </exception>
    public IReadOnlyList<StepStatus> Status(IEnumerable<Step> steps)
    {
        var (closure, plan, lookup) = Look(steps);
        return [.. closure.Zip(plan.Steps).AsParallel().AsOrdered().Select(pair => Of(pair.First, pair.Second))];

        StepStatus Of(StepNode node, PlannedStep planned)
        {
            var willRun = planned.Action is PlannedAction.Run or PlannedAction.Undecided;
            if (node.Resolution is not { } resolution)
                return new StepStatus(node.Step, StepState.Undecided, willRun, planned.Reason, null);
            if (planned.Action == PlannedAction.FromRemote || (resolution.IsRemote && !willRun))
                return new StepStatus(node.Step, StepState.RemoteOnly, willRun, null, resolution.Key);
            if (lookup.IsHit(node, resolution))
                return new StepStatus(node.Step, StepState.UpToDate, willRun, null, resolution.Key);
            var state = resolution.Record is null || resolution.IsRemote ? StepState.WouldRun : StepState.OutputMissing;
            var reason = planned.Reason ?? lookup.Explain(node, resolution);
            return new StepStatus(node.Step, state, willRun, reason, resolution.Key);
        }
    }

    /// <summary>How long a step took when it was computed under the key that it has now.</summary>
    /// <returns>Seconds; null where this cache has not seen that, as with results that came from a remote.</returns>
    public double? SecondsOf(StepStatus status) =>
        new StepHistory(layout).Read(status.Step.Name).FirstOrDefault(run => run.Key == status.Key)
            is { Seconds: > 0 } run
            ? run.Seconds
            : null;

    /// <summary>How far the runs are that compute steps with this cache just now, on whatever machine, the oldest first.
    /// </summary>
    public IReadOnlyList<RunState> Runs() => RunStateFile.ReadAll(layout);

    /// <summary>What the step's key is made of, and the nearest of its earlier keys.</summary>
    /// <exception cref="StepCacheException">As <see cref="Status"/>.</exception>
    public StepExplanation Explain(Step step)
    {
        var (closure, _, _) = Look([step]);
        var node = closure[^1];
        if (node.Resolution is not { } resolution)
            return new StepExplanation(step, null, null, [.. Planner.UnknownOf(node).Select(name => $"{name}")], null);
        var nearest = EarlierOf(step.Name, resolution).MinBy(earlier => earlier.Differences.Count);
        var preimage = System.Text.Encoding.UTF8.GetString(resolution.Preimage.Json);
        return new StepExplanation(step, resolution.Key, preimage, [], nearest);
    }

    private (IReadOnlyList<StepNode> Closure, StepPlan Plan, KeyLookup Lookup) Look(IEnumerable<Step> steps)
    {
        var closure = new StepGraph(_ => false).Closure(steps);
        var lookup = new KeyLookup(new RecordStore(layout), new BlobStore(layout), new StepHistory(layout), digests);
        var before = closure.SelectMany(node => node.Upstream.Values).ToHashSet();
        using var remote = Remote is { } server ? new RemoteCache(server, layout, Say) : null;
        var plan = new Planner(lookup, remote, _ => true, new Lock())
            .PlanAsync(closure, closure.Where(node => !before.Contains(node)), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return (closure, plan, lookup);
    }

    private IEnumerable<EarlierKey> EarlierOf(string stepName, Resolution now)
    {
        var records = new RecordStore(layout);
        foreach (var past in new StepHistory(layout).Read(stepName).Where(past => past.Key != now.Key))
        {
            if (records.ReadPreimage(past.Key) is { } before)
                yield return new EarlierKey(past.Key, PreimageDifference.Between(before, now.Preimage.Json));
        }
    }
}
