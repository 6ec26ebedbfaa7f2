namespace StepCache.Internal;

/// <summary>How long the longest chain behind each step is: who has most behind it goes first.</summary>
internal static class CriticalPath
{
    /// <summary>Notes who waits for whom, and for how long.</summary>
    /// <param name="closure">The steps of a run that begins, each after those that it depends on.</param>
    /// <param name="plan">What the run does with them.</param>
    /// <param name="history">How long they took before.</param>
    /// <param name="gate">Held while what a running step may look at is changed; never while files are read.</param>
    public static void Note(IReadOnlyList<StepNode> closure, StepPlan plan, StepHistory history, Lock gate)
    {
        foreach (var (node, planned) in closure.Zip(plan.Steps).Reverse())
        {
            node.IsStarted = true;
            lock (gate)
            {
                foreach (var upstream in node.Upstream.Values)
                    upstream.Dependents.Add(node);
            }
            var longest = node.Dependents.Select(next => next.CriticalSeconds).DefaultIfEmpty().Max();
            if (planned.Action is PlannedAction.Run or PlannedAction.Undecided)
                Remember(node, history);
            node.CriticalSeconds = longest + node.ExpectedSeconds;
        }
    }

    private static void Remember(StepNode node, StepHistory history)
    {
        var past = history.Of(node);
        node.RememberedSeconds = past.FirstOrDefault(run => run.Seconds > 0)?.Seconds;
        node.RememberedBytes = past.FirstOrDefault(run => run.PeakBytes > 0)?.PeakBytes;
        node.ExpectedSeconds = node.RememberedSeconds ?? node.Step.ExpectedSeconds;
    }
}
