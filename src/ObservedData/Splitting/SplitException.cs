namespace ObservedData.Splitting;

/// <summary>
/// The sequences at hand cannot be split as asked for. Its message says what is in the way and what to do.
/// </summary>
/// <param name="problem">What is wrong and what to do.</param>
public sealed class SplitException(string problem) : Exception(problem);
