using System.Collections.Concurrent;

namespace StepCache.Slurm.Tests;

/// <summary>Keeps what it was told.</summary>
internal sealed class RecordingObserver : IStepObserver
{
    public ConcurrentQueue<string> Messages { get; } = new();

    public ConcurrentQueue<StepFailure> Failures { get; } = new();

    public ConcurrentQueue<double> Fractions { get; } = new();

    public void Planned(StepPlan plan) { }

    public void Started(StepStart start) { }

    public void Progress(Step step, double fraction, string text) => Fractions.Enqueue(fraction);

    public void Finished(StepOutcome outcome) { }

    public void Failed(StepFailure failure) => Failures.Enqueue(failure);

    public void Message(string text) => Messages.Enqueue(text);
}
