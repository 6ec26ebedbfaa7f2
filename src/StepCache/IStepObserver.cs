namespace StepCache;

/// <summary>
/// Is told what a run does. Calls come from several threads, sometimes at once, and must return soon.
/// </summary>
public interface IStepObserver
{
    /// <summary>What is about to happen, before anything runs.</summary>
    void Planned(StepPlan plan);

    /// <summary>A step begins to run.</summary>
    void Started(StepStart start);

    /// <summary>A running step came some way, from 0 to 1.</summary>
    void Progress(Step step, double fraction, string text);

    /// <summary>A step's outputs are in the store.</summary>
    void Finished(StepOutcome outcome);

    /// <summary>A step failed by itself; the others go on, except those that depend on it.</summary>
    void Failed(StepFailure failure);

    /// <summary>Something worth a line: a damaged file, or another run that is waited for.</summary>
    void Message(string text);
}
