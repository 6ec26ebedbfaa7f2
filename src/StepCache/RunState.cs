namespace StepCache;

/// <summary>How far a run is at a moment.</summary>
public sealed record RunState
{
    /// <summary>What the run calls itself.</summary>
    public string Title { get; init; } = "";

    /// <summary>The process that drives it.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The machine that this process is on.</summary>
    public required string Host { get; init; }

    /// <summary>When the run began, by that machine's clock.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When this was so, by that machine's clock.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>How many of the steps that were to run, or might have been, have their outputs.</summary>
    public required int Done { get; init; }

    /// <summary>How many of them wait for others, for a place, or for memory.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many failed by themselves.</summary>
    public required int Failed { get; init; }

    /// <summary>How many cannot run because others failed.</summary>
    public required int Blocked { get; init; }

    /// <summary>Those that run, the first to start first.</summary>
    public required IReadOnlyList<RunningStep> Running { get; init; }

    /// <summary>How long the run will take from here, from what its steps took before; null where too little is known.
    /// </summary>
    public double? SecondsLeft { get; init; }
}

/// <summary>A step that runs at a moment.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Started">When it began, by its host's clock.</param>
/// <param name="Fraction">How much of it is done, from 0 to 1.</param>
/// <param name="Text">What it last said of that; empty if nothing yet.</param>
/// <param name="ProcessId">The process on the host that computes it, or null.</param>
/// <param name="SecondsLeft">How long it will take from here; null where too little is known.</param>
public sealed record RunningStep(
    string Step,
    DateTimeOffset Started,
    double Fraction,
    string Text,
    int? ProcessId,
    double? SecondsLeft
);
