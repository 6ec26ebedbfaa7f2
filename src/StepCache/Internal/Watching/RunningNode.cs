using System.Diagnostics;

namespace StepCache.Internal.Watching;

/// <summary>A step while it runs.</summary>
internal sealed class RunningNode(StepNode node, int? processId)
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset startedAt = DateTimeOffset.UtcNow;
    private readonly StepPace pace = new(node.RememberedSeconds);

    public StepNode Node { get; } = node;

    public double? SecondsLeft => pace.SecondsLeft(Seconds);

    /// <summary>The seconds from now to the end of the longest chain that waits for it.</summary>
    public double ChainSeconds => (SecondsLeft ?? 0) + Node.CriticalSeconds - Node.ExpectedSeconds;

    private double Seconds => Stopwatch.GetElapsedTime(started).TotalSeconds;

    public void Report(double fraction, string text) => pace.Report(fraction, text, Seconds);

    public RunningStep ToState()
    {
        var (fraction, text) = pace.Progress;
        return new RunningStep(Node.Step.Name, startedAt, fraction, text, processId, SecondsLeft);
    }
}
