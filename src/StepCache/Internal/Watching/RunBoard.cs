using System.Collections.Concurrent;

namespace StepCache.Internal.Watching;

/// <summary>What is known of a run that goes on.</summary>
/// <param name="title">What the run calls itself.</param>
/// <param name="places">How many steps run at once.</param>
internal sealed class RunBoard(string title, int places)
{
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;
    private readonly ConcurrentDictionary<StepNode, RunningNode> running = new();
    private readonly ConcurrentDictionary<StepNode, bool> failed = new();
    private readonly ConcurrentDictionary<StepNode, bool> planned = new();
    private readonly Guesses guesses = new();

    /// <summary>The steps that a run is about to bring to their outputs, or may be.</summary>
    public void Plan(IEnumerable<(StepNode Node, PlannedStep Planned)> steps)
    {
        foreach (var (node, step) in steps)
        {
            if (step.Action is PlannedAction.Run or PlannedAction.Undecided or PlannedAction.FromRemote)
                planned[node] = true;
        }
    }

    public void Start(StepNode node, int? processId)
    {
        planned[node] = true;
        running[node] = new RunningNode(node, processId);
    }

    public void Progress(StepNode node, double fraction, string text)
    {
        if (running.TryGetValue(node, out var one))
            one.Report(fraction, text);
    }

    public void Finish(StepNode node, StepOutcome outcome)
    {
        running.TryRemove(node, out _);
        if (outcome.Kind == StepOutcomeKind.Ran && node.RememberedSeconds is null)
            guesses.Learn(node.Step, outcome.Duration.TotalSeconds);
    }

    /// <summary>What ran it is gone, and it waits again.</summary>
    public void Leave(StepNode node) => running.TryRemove(node, out _);

    public void Fail(StepNode node)
    {
        running.TryRemove(node, out _);
        failed[node] = true;
    }

    /// <summary>How far the run is just now.</summary>
    public RunState Look()
    {
        var now = running.Values.ToList();
        var steps = now.Select(one => one.ToState()).OrderBy(step => step.Started).ToList();
        var busy = now.Select(one => one.Node).ToHashSet();
        var (done, blocked, waiting) = (0, 0, new List<StepNode>());
        foreach (var node in planned.Keys.Where(node => !busy.Contains(node) && !failed.ContainsKey(node)))
        {
            if (node.Completion is not { IsCompleted: true } end)
                waiting.Add(node);
            else if (end.IsCompletedSuccessfully)
                done++;
            else
                blocked++;
        }
        return new RunState
        {
            Title = title,
            ProcessId = Environment.ProcessId,
            Host = Environment.MachineName,
            Started = started,
            Updated = DateTimeOffset.UtcNow,
            Done = done,
            Waiting = waiting.Count,
            Failed = failed.Count,
            Blocked = blocked,
            Running = steps,
            SecondsLeft = SecondsLeft(now, waiting),
        };
    }

    // The work that is left, shared among all places, but no less than its longest chain. Where something runs of which
    // nobody knows how long it will, any number would be made up.
    private double? SecondsLeft(List<RunningNode> now, List<StepNode> waiting)
    {
        if (now.Any(one => one.SecondsLeft is null))
            return null;
        var work = now.Sum(one => one.SecondsLeft!.Value) + waiting.Sum(Expected);
        var chain = now.Select(one => one.ChainSeconds)
            .Concat(waiting.Select(node => node.CriticalSeconds))
            .DefaultIfEmpty()
            .Max();
        return Math.Max(chain, work / places);
    }

    private double Expected(StepNode node) =>
        node.RememberedSeconds ?? node.ExpectedSeconds * guesses.FactorOf(node.Step);
}
