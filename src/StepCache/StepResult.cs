namespace StepCache;

/// <summary>What a step's key is and what it produced.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its key.</param>
/// <param name="Record">Its action record.</param>
public sealed record StepResult(Step Step, string Key, ActionRecord Record);
