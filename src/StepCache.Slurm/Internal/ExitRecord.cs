namespace StepCache.Slurm.Internal;

/// <summary>How a task of an array ended.</summary>
internal sealed record ExitRecord
{
    public required CellEnd End { get; init; }

    /// <summary>What went wrong, where the step failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the user can mend it.</summary>
    public bool IsUserError { get; init; }

    /// <summary>The state in which Slurm ended a lost task; null where it no longer knows.</summary>
    public string? State { get; init; }

    /// <summary>How long the computation took.</summary>
    public double Seconds { get; init; }

    /// <summary>The most memory that the worker held at once; 0 if that is not known.</summary>
    public long PeakBytes { get; init; }
}

/// <summary>The ways in which a task ends.</summary>
internal enum CellEnd
{
    /// <summary>The step's outputs are written.</summary>
    Finished,

    /// <summary>The step failed.</summary>
    Failed,

    /// <summary>When its turn came, the step was no longer this task's.</summary>
    Superseded,

    /// <summary>Slurm ended the task, or lost it, before the step had ended. A host writes that, not the task.</summary>
    Lost,
}
