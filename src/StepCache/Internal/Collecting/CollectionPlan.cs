namespace StepCache.Internal.Collecting;

/// <summary>What a collection is to remove, known before anything goes.</summary>
internal sealed record CollectionPlan
{
    public required StoreContents Contents { get; init; }

    /// <summary>Records that go, and their files unless another record lists them.</summary>
    public required IReadOnlyList<StoredRecord> Records { get; init; }

    /// <summary>Records that stay although their files go.</summary>
    public required IReadOnlyList<StoredRecord> Released { get; init; }

    /// <summary>Blobs that no record will list, or only released ones.</summary>
    public required IReadOnlyList<StoredFile> Blobs { get; init; }

    public required IReadOnlyList<StoredFile> LonePreimages { get; init; }

    public required IReadOnlyList<StoredFile> Unfinished { get; init; }

    public static CollectionPlan Of(StoreContents contents, CollectionOptions options)
    {
        var kept = options.Keep.ToHashSet(StringComparer.Ordinal);
        var since = YoungSince(contents, options.KeepYoungerThan);
        var lonePreimages = contents
            .LonePreimages.Where(file => MayGo(StoreContents.KeyOf(file.Name), file.Used))
            .ToList();
        var unfinished = contents.Unfinished.Where(file => MayGo(file.Name, file.Used)).ToList();
        var references = new References(contents);
        var size = new Size(contents, references)
        {
            Left =
                contents.Bytes
                - references.Lone.Sum(blob => blob.Bytes)
                - lonePreimages.Sum(file => file.Bytes)
                - unfinished.Sum(file => file.Bytes),
        };

        var records = size.Reduce(
            contents.Records.Where(record => MayGo(record.Key, record.Used)),
            options.MaxSizeBytes
        );
        var released =
            options.MaxSizeBytes is { } most && size.Left > most ? size.Release(Upstream.Of(contents, kept), most) : [];
        return new CollectionPlan
        {
            Contents = contents,
            Records = records,
            Released = released,
            Blobs = references.Lone,
            LonePreimages = lonePreimages,
            Unfinished = unfinished,
        };

        bool MayGo(string key, DateTime used) => used < since && !kept.Contains(key);
    }

    /// <summary>What the removal of all of it comes to.</summary>
    public CollectionReport Report() => CollectionSummary.Of(this);

    // Uses within a day are not noted again, so what seems a day older may have been used.
    private static DateTime YoungSince(StoreContents contents, TimeSpan keepYoungerThan)
    {
        if (keepYoungerThan <= TimeSpan.Zero)
            return contents.ProtectedSince;
        var young = DateTime.UtcNow - keepYoungerThan - LastUse.Grain;
        return young < contents.ProtectedSince ? young : contents.ProtectedSince;
    }
}
