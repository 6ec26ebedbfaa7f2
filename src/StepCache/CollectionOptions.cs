namespace StepCache;

/// <summary>What a collection leaves in the cache, with each option's default.</summary>
public sealed record CollectionOptions
{
    /// <summary>Keys that stay, whether they have a record or only checkpoints so far.</summary>
    public IReadOnlyCollection<string> Keep { get; init; } = [];

    /// <summary>What was used within this time stays too. Uses are noted to the day.</summary>
    public TimeSpan KeepYoungerThan { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Removes no more than it takes to come down to this size, the least recently used first; and where that is
    /// not enough, lets go the files of kept steps that only other kept steps read, but not their records. By default
    /// there is no such size, and all that need not stay goes.
    /// </summary>
    public long? MaxSizeBytes { get; init; }

    /// <summary>Only says what would go.</summary>
    public bool Preview { get; init; }
}
