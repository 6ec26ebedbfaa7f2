using StepCache.Internal.Remote;

namespace StepCache.Internal;

/// <summary>Decides backwards from the targets what is to run.</summary>
/// <param name="lookup">Finds keys and records here.</param>
/// <param name="remote">Has records that are not here; null if there is none.</param>
/// <param name="mayRun">Which steps may run.</param>
/// <param name="gate">Held while a node is looked at or changed.</param>
internal sealed class Planner(KeyLookup lookup, RemoteCache? remote, Predicate<Step> mayRun, Lock gate)
{
    /// <param name="closure">The targets and all that they depend on, each after those that it depends on.</param>
    /// <param name="targets">What was asked for.</param>
    /// <param name="cancellation">Ends questions to the remote cache.</param>
    /// <exception cref="StepCacheException">A step that may not run would have to.</exception>
    public async Task<StepPlan> PlanAsync(
        IReadOnlyList<StepNode> closure,
        IEnumerable<StepNode> targets,
        CancellationToken cancellation
    )
    {
        var levels = InParallel.Levels(closure);
        foreach (var level in levels)
        {
            InParallel.Each(level, Resolve);
            await AskForRecordsAsync(level, cancellation).ConfigureAwait(false);
        }

        var needed = targets.ToHashSet();
        var planned = new Dictionary<StepNode, PlannedStep>();
        foreach (var level in levels.Reverse())
        {
            var nodes = level.Where(needed.Contains).ToList();
            var choices = new Task<(StepNode, PlannedStep, IEnumerable<StepNode>)>[nodes.Count];
            InParallel.Each(
                [.. Enumerable.Range(0, nodes.Count)],
                at => choices[at] = ChooseAsync(nodes[at], cancellation)
            );
            foreach (var (node, step, upstream) in await Task.WhenAll(choices).ConfigureAwait(false))
            {
                planned[node] = step;
                needed.UnionWith(upstream);
            }
        }
        var plan = new StepPlan([.. closure.Select(node => planned.GetValueOrDefault(node) ?? NotNeeded(node))]);
        RequirePermission(plan);
        return plan;
    }

    // What is running, or has run, is known better than a second look at the records could tell.
    private void Resolve(StepNode node)
    {
        if (node.Completion is not null)
            return;
        var resolution = lookup.Resolve(node);
        lock (gate)
        {
            if (node.Completion is null)
                node.Resolution = resolution;
        }
    }

    // All at once: one after another each would cost the way to the server and back.
    private Task AskForRecordsAsync(IReadOnlyList<StepNode> level, CancellationToken cancellation)
    {
        return remote is null ? Task.CompletedTask : Task.WhenAll(level.Where(IsUnknown).Select(AskAsync));

        async Task AskAsync(StepNode node)
        {
            if (node.Completion is not null || node.IsForced || node.Resolution is not { } resolution)
                return;
            var record = await remote.RecordAsync(node.Step, resolution.Key, cancellation).ConfigureAwait(false);
            lock (gate)
            {
                if (record is not null && node.Completion is null)
                    node.Resolution = resolution with { Record = record, IsRemote = true };
            }
        }
    }

    private static PlannedStep NotNeeded(StepNode node) => new(node.Step, PlannedAction.NotNeeded, null);

    private async Task<(StepNode, PlannedStep, IEnumerable<StepNode> Upstream)> ChooseAsync(
        StepNode node,
        CancellationToken cancellation
    )
    {
        if (node.Resolution is not { } resolution)
        {
            lookup.Recall(node);
            var unknown = UnknownOf(node);
            return Planned(PlannedAction.Undecided, $"depends on {string.Join(", ", unknown)}", unknown);
        }
        if (lookup.IsHit(node, resolution))
            return Planned(PlannedAction.FromCache, null, []);
        if (
            remote is not null
            && !node.IsForced
            && await remote.PromisesAsync(node.Step, resolution.Key, cancellation).ConfigureAwait(false)
        )
        {
            return Planned(PlannedAction.FromRemote, null, []);
        }
        return Planned(PlannedAction.Run, lookup.Explain(node, resolution), node.Upstream.Values);

        (StepNode, PlannedStep, IEnumerable<StepNode>) Planned(
            PlannedAction action,
            string? reason,
            IEnumerable<StepNode> upstream
        ) => (node, new PlannedStep(node.Step, action, reason), upstream);
    }

    /// <summary>The steps before it whose outputs are not known.</summary>
    public static IReadOnlyList<StepNode> UnknownOf(StepNode node) =>
        [.. node.Upstream.Values.Where(IsUnknown).Distinct()];

    private static bool IsUnknown(StepNode node) => node.IsForced || node.Resolution?.Record is null;

    private void RequirePermission(StepPlan plan)
    {
        var forbidden = plan.Steps.Where(step => step.Action == PlannedAction.Run && !mayRun(step.Step)).ToList();
        if (forbidden.Count > 0)
            throw NotAllowed(forbidden.Select(step => $"{step.Step.Name} ({step.Reason})"));
    }

    public static StepCacheException NotAllowed(IEnumerable<string> steps) =>
        new(
            $"Needed but not in the cache, and not among the steps that may run: {string.Join(", ", steps)}. "
                + "Run what makes them first."
        );
}
