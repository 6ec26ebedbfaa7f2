namespace StepCache;

/// <summary>A step that begins to run.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its key.</param>
/// <param name="Reason">Why it runs, in one line.</param>
/// <param name="ProcessId">The process on this machine that computes it and nothing else meanwhile, or null.</param>
public sealed record StepStart(Step Step, string Key, string Reason, int? ProcessId);
