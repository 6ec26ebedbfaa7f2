namespace StepCache.Internal.Collecting;

/// <summary>How many records list each blob.</summary>
internal sealed class References
{
    private readonly StoreContents contents;
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<StoredFile> lone = [];

    public References(StoreContents contents)
    {
        this.contents = contents;
        foreach (var digest in contents.Records.SelectMany(record => record.Digests))
            counts[digest] = counts.GetValueOrDefault(digest) + 1;
        // A step that is being computed puts its files into the store before it writes its record.
        lone.AddRange(contents.Blobs.Values.Where(blob => !counts.ContainsKey(blob.Name) && IsOld(blob)));
    }

    /// <summary>The blobs that no record lists, or not any more.</summary>
    public IReadOnlyList<StoredFile> Lone => lone;

    /// <summary>Takes a record's blobs off the list.</summary>
    /// <returns>The bytes of those that no other record lists.</returns>
    public long Remove(StoredRecord record)
    {
        var freed = 0L;
        foreach (var digest in record.Digests)
        {
            if (--counts[digest] > 0 || !contents.Blobs.TryGetValue(digest, out var blob) || !IsOld(blob))
                continue;
            lone.Add(blob);
            freed += blob.Bytes;
        }
        return freed;
    }

    private bool IsOld(StoredFile blob) => blob.Used < contents.ProtectedSince;
}
