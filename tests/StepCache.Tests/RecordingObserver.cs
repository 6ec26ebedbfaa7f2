using System.Collections.Concurrent;

namespace StepCache.Tests;

/// <summary>Keeps all that it is told, in order.</summary>
internal sealed class RecordingObserver : IStepObserver
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public IReadOnlyList<string> Runs => [.. Lines.Where(l => l.StartsWith("run ", StringComparison.Ordinal))];

    public IReadOnlyList<string> Messages => [.. Lines.Where(l => l.StartsWith("say ", StringComparison.Ordinal))];

    public StepPlan? Plan { get; private set; }

    public void Planned(StepPlan plan) => Plan = plan;

    public void Started(StepStart start) => lines.Enqueue($"run {start.Step.Name}: {start.Reason}");

    public void Progress(Step step, double fraction, string text) =>
        lines.Enqueue(FormattableString.Invariant($"progress {step.Name}: {fraction} {text}"));

    public void Finished(StepOutcome outcome) => lines.Enqueue($"end {outcome.Step.Name}: {outcome.Kind}");

    public void Failed(StepFailure failure) => lines.Enqueue($"fail {failure.Step}: {failure.Error}");

    public void Message(string text) => lines.Enqueue($"say {text}");
}
