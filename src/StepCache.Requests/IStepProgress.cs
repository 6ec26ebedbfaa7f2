namespace StepCache.Requests;

/// <summary>Where a running step says how far it is.</summary>
public interface IStepProgress
{
    /// <summary>Says how far the step is. May be called from any thread.</summary>
    /// <param name="fraction">How much is done, from 0 to 1.</param>
    /// <param name="text">What is being done, such as <c>epoch 10/25</c>.</param>
    void Report(double fraction, string text);

    /// <summary>Says something that whoever started the step should know. May be called from any thread.</summary>
    /// <param name="text">A sentence or two.</param>
    void Say(string text);
}
