namespace StepCache.Internal;

/// <summary>Where everything lies under the cache's folder: plain files only, for network file systems.</summary>
internal sealed class CacheLayout(string root)
{
    public const string ReleasedExtension = ".released";

    public string Root { get; } = Path.GetFullPath(root);

    public string Digests => Path.Combine(Root, "digests.json");

    /// <summary>How old a temporary file is that nobody is writing any more.</summary>
    public static readonly TimeSpan LitterAge = TimeSpan.FromDays(1);

    public string Temporary => Path.Combine(Root, "tmp");

    public string Blobs => Path.Combine(Root, "cas");

    public string Records => Path.Combine(Root, "ac");

    public string Preimages => Path.Combine(Root, "preimages");

    public string Histories => Path.Combine(Root, "steps");

    public string Locks => Path.Combine(Root, "locks");

    public string Logs => Path.Combine(Root, "logs");

    public string WorkFolders => Path.Combine(Root, "work");

    /// <summary>A file locked by each run that computes steps, for as long as it lasts.</summary>
    public string Runs => Path.Combine(Root, "runs");

    public string Blob(string digest) => Sharded(Blobs, digest, "");

    public string Record(string key) => Sharded(Records, key, ".json");

    /// <summary>Says of a record that its files were let go, and are not missing by accident.</summary>
    public string Released(string key) => Sharded(Records, key, ReleasedExtension);

    public string Preimage(string key) => Sharded(Preimages, key, ".json");

    public string LockFile(string key) => Path.Combine(Locks, $"{key}.lock");

    public string Log(string key) => Path.Combine(Logs, $"{key}.log");

    public string Work(string key) => Path.Combine(WorkFolders, key);

    // Names hold no percent sign, so the escape cannot collide.
    public string History(string stepName) =>
        Path.Combine(Histories, $"{stepName.Replace("/", "%2F", StringComparison.Ordinal)}.json");

    /// <summary>The step that a history's file is of.</summary>
    public static string StepOf(string historyFile) =>
        Path.GetFileNameWithoutExtension(historyFile).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>A path below the cache's folder, with slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public string NewTemporary() => Path.Combine(Temporary, Guid.NewGuid().ToString("N"));

    private static string Sharded(string folder, string digest, string extension) =>
        Path.Combine(folder, digest[..2], digest + extension);
}
