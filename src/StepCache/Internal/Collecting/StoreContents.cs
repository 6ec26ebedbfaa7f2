using System.Text.Json;

namespace StepCache.Internal.Collecting;

/// <summary>A record with what belongs to its key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Used">When it was last used, or written.</param>
/// <param name="Bytes">The size of record and preimage.</param>
/// <param name="Digests">Of its files, each once.</param>
internal sealed record StoredRecord(string Key, DateTime Used, long Bytes, IReadOnlyList<string> Digests);

/// <summary>All that is in a cache at a moment.</summary>
internal sealed class StoreContents
{
    /// <summary>What was used or written since then is none of a collection's business: it began after the
    /// collection, or belongs to a run that computes.</summary>
    public required DateTime ProtectedSince { get; init; }

    public required IReadOnlyList<StoredRecord> Records { get; init; }

    /// <summary>The blobs by digest.</summary>
    public required IReadOnlyDictionary<string, StoredFile> Blobs { get; init; }

    /// <summary>The preimages of keys that have no record.</summary>
    public required IReadOnlyList<StoredFile> LonePreimages { get; init; }

    /// <summary>The work folders, with the checkpoints in them, and the logs, of keys that nobody computes just now;
    /// each under its key's name.</summary>
    public required IReadOnlyList<StoredFile> Unfinished { get; init; }

    /// <summary>The step that each key belongs to, as far as the histories tell.</summary>
    public required StepNames Names { get; init; }

    public required RecordStore RecordStore { get; init; }

    public long Bytes =>
        Records.Sum(record => record.Bytes)
        + Blobs.Values.Sum(blob => blob.Bytes)
        + LonePreimages.Sum(file => file.Bytes)
        + Unfinished.Sum(file => file.Bytes);

    public static StoreContents Read(CacheLayout layout)
    {
        // First of all: what comes after it is left alone.
        var since = LiveRun.OldestOf(layout) is { } run && run < DateTime.UtcNow ? run : DateTime.UtcNow;
        var preimages = StoredFile.InFoldersOf(layout.Preimages).ToDictionary(file => KeyOf(file.Name));
        var records = StoredFile
            .InFoldersOf(layout.Records)
            .Where(file => file.Name.EndsWith(".json", StringComparison.Ordinal) && Sha256.IsDigest(KeyOf(file.Name)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        var keys = records.Select(file => KeyOf(file.Name)).ToHashSet();
        return new StoreContents
        {
            ProtectedSince = since,
            // In one order, so that a preview counts a file of several records with the one that a collection does.
            Records = [.. records.AsParallel().AsOrdered().Select(file => ReadRecord(layout, file, preimages))],
            // After the records: whatever those list was there before.
            Blobs = StoredFile
                .InFoldersOf(layout.Blobs)
                .Where(file => Sha256.IsDigest(file.Name))
                .ToDictionary(file => file.Name),
            LonePreimages = [.. preimages.Where(file => !keys.Contains(file.Key)).Select(file => file.Value)],
            Unfinished = [.. UnfinishedOf(layout)],
            Names = StepNames.Read(layout),
            RecordStore = new RecordStore(layout),
        };
    }

    public static string KeyOf(string fileName) => Path.GetFileNameWithoutExtension(fileName);

    private static StoredRecord ReadRecord(
        CacheLayout layout,
        StoredFile file,
        Dictionary<string, StoredFile> preimages
    )
    {
        var key = KeyOf(file.Name);
        var bytes = file.Bytes + preimages.GetValueOrDefault(key).Bytes;
        return new StoredRecord(key, file.Used, bytes, Digests(layout.Record(key)));
    }

    // A record that cannot be read speaks of no file; its step finds that out, and so does a verification.
    private static List<string> Digests(string path)
    {
        try
        {
            return [.. ActionRecordJson.Parse(File.ReadAllBytes(path)).Outputs.Select(file => file.Digest).Distinct()];
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            return [];
        }
    }

    private static IEnumerable<StoredFile> UnfinishedOf(CacheLayout layout) =>
        new DirectoryInfo(layout.WorkFolders)
            .FoldersOrNone()
            .Select(StoredFile.OfFolder)
            .Concat(StoredFile.In(layout.Logs).Select(log => log with { Name = KeyOf(log.Name) }))
            .Where(file => !Requests.KeyLock.IsHeld(layout.LockFile(file.Name)));
}
