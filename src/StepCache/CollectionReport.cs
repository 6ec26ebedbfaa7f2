namespace StepCache;

/// <summary>What a collection removed, or would remove.</summary>
public sealed record CollectionReport
{
    /// <summary>The size of the cache before, without what runs are writing.</summary>
    public required long BytesBefore { get; init; }

    /// <summary>How much of it went.</summary>
    public required long BytesRemoved { get; init; }

    /// <summary>How many files went, of any kind.</summary>
    public required int FilesRemoved { get; init; }

    /// <summary>Whose results went, by step name.</summary>
    public required IReadOnlyList<CollectedStep> Steps { get; init; }

    /// <summary>The size of the cache now, or as it would be.</summary>
    public long BytesAfter => BytesBefore - BytesRemoved;
}

/// <summary>What a collection removed of one step.</summary>
/// <param name="Step">The step's name; null for results that no step's history lists any more, and for files without
/// a record.</param>
/// <param name="Keys">How many of its keys went.</param>
/// <param name="Released">Of how many other keys the files went, but not the record.</param>
/// <param name="Bytes">The size of all of that.</param>
public sealed record CollectedStep(string? Step, int Keys, int Released, long Bytes);
