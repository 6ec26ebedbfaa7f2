namespace StepCache.TestWorker;

/// <summary>Prints what happens, a line each, for a test that reads a host's output.</summary>
public sealed class PrintingObserver : IStepObserver
{
    public void Planned(StepPlan plan) { }

    public void Started(StepStart start) => Console.WriteLine($"run {start.Step.Name}");

    public void Progress(Step step, double fraction, string text) { }

    public void Finished(StepOutcome outcome) => Console.WriteLine($"end {outcome.Step.Name}: {outcome.Kind}");

    public void Failed(StepFailure failure) => Console.WriteLine($"fail {failure.Step}: {failure.Error}");

    public void Message(string text) => Console.WriteLine($"say {text}");
}
