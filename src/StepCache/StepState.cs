namespace StepCache;

/// <summary>How a step stands to the cache.</summary>
public enum StepState
{
    /// <summary>Its record and its files are there.</summary>
    UpToDate,

    /// <summary>Its key has no record.</summary>
    WouldRun,

    /// <summary>Its key depends on what steps before it will produce.</summary>
    Undecided,

    /// <summary>Its record is there, one of its files is not.</summary>
    OutputMissing,

    /// <summary>Its record or files are not here, but a remote cache has them.</summary>
    RemoteOnly,
}

/// <summary>A step with its state.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">How it stands to the cache.</param>
/// <param name="WillRun">Whether a run of all the steps would compute it, as far as is known now: a missing file that
/// nobody needs is not computed, and one that depends on what others produce may be.</param>
/// <param name="Reason">Why it is not up to date, in one line; null if it is.</param>
/// <param name="Key">Its key; null if undecided.</param>
public sealed record StepStatus(Step Step, StepState State, bool WillRun, string? Reason, string? Key);
