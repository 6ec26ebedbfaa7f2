namespace StepCache.Internal;

internal sealed class SilentObserver : IStepObserver
{
    public static readonly SilentObserver Instance = new();

    public void Planned(StepPlan plan) { }

    public void Started(StepStart start) { }

    public void Progress(Step step, double fraction, string text) { }

    public void Finished(StepOutcome outcome) { }

    public void Failed(StepFailure failure) { }

    public void Message(string text) { }
}
