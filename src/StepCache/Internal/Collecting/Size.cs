namespace StepCache.Internal.Collecting;

/// <summary>Brings the cache down to a size, the least recently used first.</summary>
internal sealed class Size(StoreContents contents, References references)
{
    /// <summary>What would be left of the cache so far.</summary>
    public required long Left { get; set; }

    /// <summary>Removes records with their files.</summary>
    /// <param name="records">Those that may go.</param>
    /// <param name="most">The size to come down to; if there is none, all go.</param>
    public IReadOnlyList<StoredRecord> Reduce(IEnumerable<StoredRecord> records, long? most)
    {
        var gone = new List<StoredRecord>();
        foreach (var record in most is null ? records : OldestFirst(records))
        {
            if (Left <= most)
                break;
            Left -= record.Bytes + references.Remove(record);
            gone.Add(record);
        }
        return gone;
    }

    /// <summary>Removes the files of records that stay.</summary>
    public IReadOnlyList<StoredRecord> Release(IEnumerable<StoredRecord> records, long most)
    {
        var gone = new List<StoredRecord>();
        foreach (var record in OldestFirst(records.Where(record => record.Used < contents.ProtectedSince)))
        {
            if (Left <= most)
                break;
            var freed = references.Remove(record);
            Left -= freed;
            if (freed > 0)
                gone.Add(record);
        }
        return gone;
    }

    private static IEnumerable<StoredRecord> OldestFirst(IEnumerable<StoredRecord> records) =>
        records.OrderBy(record => record.Used).ThenBy(record => record.Key, StringComparer.Ordinal);
}
