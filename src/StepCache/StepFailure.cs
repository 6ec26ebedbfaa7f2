namespace StepCache;

/// <summary>A step that failed by itself, not because another did.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="LogFile">What the step printed, or null if it never came to run.</param>
/// <param name="IsUserError">Whether the user can mend it; otherwise it is a bug, and its trace is in the log.
/// </param>
public sealed record StepFailure(string Step, string Error, string? LogFile, bool IsUserError);
