namespace StepCache.Internal;

/// <summary>A step in the graph of a run, with what the run knows of it so far.</summary>
internal sealed class StepNode(Step step, string definition)
{
    private StepNode? hindrance;

    public Step Step { get; } = step;

    /// <summary>All that makes up the step, to tell whether two steps of one name are the same.</summary>
    public string Definition { get; } = definition;

    public required string Parameters { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The steps whose outputs this one takes, by logical name of the input.</summary>
    public required IReadOnlyDictionary<string, StepNode> Upstream { get; init; }

    /// <summary>The steps of this run that take an output of this one.</summary>
    public HashSet<StepNode> Dependents { get; } = [];

    /// <summary>Whether a run has begun that this step belongs to.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Whether it is to run although its result is there, and has not yet.</summary>
    public bool IsForced { get; set; }

    /// <summary>Its latest keys, the latest first; null if they were not looked for since it last ran.</summary>
    public IReadOnlyList<PastRun>? PastRuns { get; set; }

    /// <summary>What it took when it last ran, or null if that is not known.</summary>
    public double? RememberedSeconds { get; set; }

    /// <summary>The most memory that it held at once when it last ran, or null if that is not known.</summary>
    public long? RememberedBytes { get; set; }

    /// <summary>How long it will take, if it is to run or may be; otherwise 0.</summary>
    public double ExpectedSeconds { get; set; }

    /// <summary>The seconds from this step's start to the end of the longest chain that waits for it.</summary>
    public double CriticalSeconds { get; set; }

    /// <summary>Its key and record, as far as the steps before it are known.</summary>
    public Resolution? Resolution { get; set; }

    /// <summary>What was found wrong with its files when they were used.</summary>
    public string? Damage { get; set; }

    /// <summary>Its end, once it turned out to be needed.</summary>
    public Task<StepOutcome>? Completion { get; set; }

    /// <summary>When it turned out to be needed.</summary>
    public TaskCompletionSource Needed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When it first stood in the queue for a place, or waited for another step with its key.</summary>
    public TaskCompletionSource Queued { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The search for its key and record, where neither its end nor its files are asked for.</summary>
    public Task? Learning { get; set; }

    /// <summary>When it either ended or turned out not to be needed.</summary>
    public Task? Settled { get; set; }

    /// <summary>Whether all steps before it have ended, but for one that may be about to.</summary>
    public bool WaitsOnlyFor(StepNode last)
    {
        // One that is known to keep it back saves a look at all the others, each time that one of thousands ends.
        if (hindrance is null || hindrance == last || hindrance.HasEnded)
            hindrance = Upstream.Values.LastOrDefault(upstream => upstream != last && !upstream.HasEnded);
        return hindrance is null;
    }

    private bool HasEnded => Completion is { IsCompleted: true };

    public override string ToString() => Step.Name;
}

/// <summary>A step's key, and the record of that key if there is one.</summary>
internal sealed record Resolution(
    KeyPreimage Preimage,
    IReadOnlyDictionary<string, string> InputDigests,
    ActionRecord? Record,
    string? RecordDamage
)
{
    /// <summary>When the record was last used, or written.</summary>
    public DateTime RecordUsed { get; init; }

    /// <summary>Whether the record is the remote cache's, and not here yet.</summary>
    public bool IsRemote { get; init; }

    public string Key => Preimage.Key;
}
