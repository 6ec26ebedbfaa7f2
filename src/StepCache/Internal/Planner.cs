namespace StepCache.Internal;

/// <summary>Decides backwards from the targets what is to run.</summary>
internal sealed class Planner(KeyLookup lookup, Predicate<Step> mayRun, Lock gate)
{
    /// <param name="closure">The targets and all that they depend on, each after those that it depends on.</param>
    /// <param name="targets">What was asked for.</param>
    /// <exception cref="StepCacheException">A step that may not run would have to.</exception>
    public StepPlan Plan(IReadOnlyList<StepNode> closure, IEnumerable<StepNode> targets)
    {
        InParallel.Forwards(closure, Resolve);

        var planned = new Dictionary<StepNode, PlannedStep>();
        foreach (var target in targets)
            Decide(target);
        var plan = new StepPlan([.. closure.Select(node => planned.GetValueOrDefault(node) ?? NotNeeded(node))]);
        RequirePermission(plan);
        return plan;

        void Decide(StepNode node)
        {
            if (planned.ContainsKey(node))
                return;
            var (step, needed) = Choose(node);
            planned[node] = step;
            foreach (var upstream in needed)
                Decide(upstream);
        }
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

    private static PlannedStep NotNeeded(StepNode node) => new(node.Step, PlannedAction.NotNeeded, null);

    private (PlannedStep, IEnumerable<StepNode> Needed) Choose(StepNode node)
    {
        if (node.Resolution is not { } resolution)
        {
            var unknown = UnknownOf(node);
            var reason = $"depends on {string.Join(", ", unknown)}";
            return (new PlannedStep(node.Step, PlannedAction.Undecided, reason), unknown);
        }
        if (lookup.IsHit(node, resolution))
            return (new PlannedStep(node.Step, PlannedAction.FromCache, null), []);
        var why = lookup.Explain(node, resolution);
        return (new PlannedStep(node.Step, PlannedAction.Run, why), node.Upstream.Values);
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
