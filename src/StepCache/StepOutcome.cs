namespace StepCache;

/// <summary>How a step came to its outputs.</summary>
public enum StepOutcomeKind
{
    /// <summary>Its record and files were there.</summary>
    FromCache,

    /// <summary>Its record and files were fetched from the remote cache.</summary>
    FromRemote,

    /// <summary>It was computed.</summary>
    Ran,

    /// <summary>Another run was computing it; its result is reused.</summary>
    WaitedForOtherRun,

    /// <summary>What was asked for is there without it; its files may not be in the store.</summary>
    NotNeeded,
}

/// <summary>The good end of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Kind">How it came to its outputs.</param>
/// <param name="Duration">How long it ran or waited; zero otherwise.</param>
/// <param name="Key">Its key; null only if not needed.</param>
/// <param name="Record">Its action record; null only if not needed.</param>
public sealed record StepOutcome(Step Step, StepOutcomeKind Kind, TimeSpan Duration, string? Key, ActionRecord? Record);
