using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>What must hold of a cache's folder at any moment, whatever was killed.</summary>
internal static class StoreCheck
{
    /// <summary>Each blob that is not what its name says, and each record without its blobs or preimage.</summary>
    public static IReadOnlyList<string> Problems(CacheLayout layout) =>
        [.. BadBlobs(layout), .. Records(layout).SelectMany(record => BadRecord(layout, record))];

    public static IReadOnlyList<string> Blobs(CacheLayout layout) => Files(layout, "cas");

    public static IReadOnlyList<string> Records(CacheLayout layout) =>
        [.. Files(layout, "ac").Where(file => file.EndsWith(".json", StringComparison.Ordinal))];

    /// <summary>The keys whose lock somebody holds.</summary>
    public static IReadOnlyList<string> HeldLocks(CacheLayout layout) =>
        [.. Files(layout, "locks").Where(file => file.EndsWith(".lock", StringComparison.Ordinal)).Where(IsHeld)];

    private static bool IsHeld(string lockFile)
    {
        using var held = Requests.KeyLock.TryAcquire(lockFile);
        return held is null;
    }

    private static IEnumerable<string> BadBlobs(CacheLayout layout) =>
        Blobs(layout)
            .Where(blob => Sha256.OfFile(blob) != Path.GetFileName(blob))
            .Select(blob => $"{blob} has another digest");

    private static IEnumerable<string> BadRecord(CacheLayout layout, string file)
    {
        var record = ActionRecordJson.Parse(File.ReadAllBytes(file));
        var key = Path.GetFileNameWithoutExtension(file);
        var blobs = new BlobStore(layout);
        var isReleased = File.Exists(layout.Released(key));
        foreach (var output in record.Outputs.Where(output => !isReleased && !blobs.Contains(output)))
            yield return $"{file} lists {output.Path}, which is not there";
        if (new RecordStore(layout).ReadPreimage(key) is null)
            yield return $"{file} has no preimage";
    }

    private static List<string> Files(CacheLayout layout, string kind)
    {
        var folder = Path.Combine(layout.Root, kind);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }
}
