namespace StepCache.Internal;

/// <summary>Where everything lies under the cache's folder: plain files only, for network file systems.</summary>
internal sealed class CacheLayout(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Digests => Path.Combine(Root, "digests.json");

    public string Temporary => Path.Combine(Root, "tmp");

    public string Blob(string digest) => Sharded("cas", digest, "");

    public string Record(string key) => Sharded("ac", key, ".json");

    public string Preimage(string key) => Sharded("preimages", key, ".json");

    public string LockFile(string key) => Path.Combine(Root, "locks", $"{key}.lock");

    public string Log(string key) => Path.Combine(Root, "logs", $"{key}.log");

    public string Work(string key) => Path.Combine(Root, "work", key);

    // Names hold no percent sign, so the escape cannot collide.
    public string History(string stepName) =>
        Path.Combine(Root, "steps", $"{stepName.Replace("/", "%2F", StringComparison.Ordinal)}.json");

    public string NewTemporary() => Path.Combine(Temporary, Guid.NewGuid().ToString("N"));

    private string Sharded(string kind, string digest, string extension) =>
        Path.Combine(Root, kind, digest[..2], digest + extension);
}
