namespace StepCache.Internal.Importing;

/// <summary>The path of a file in a store, taken apart; one that is not of the one form that there is, is none.</summary>
internal static class StorePath
{
    /// <summary>The folder, and the key or digest; where a file goes is made from these alone, never from its path.</summary>
    public static (string Folder, string Digest)? Of(string path) =>
        path.Split('/') switch
        {
            ["cas", var shard, var digest] when IsSharded(shard, digest) => ("cas", digest),
            [("ac" or "preimages") and var folder, var shard, var name]
                when name.EndsWith(".json", StringComparison.Ordinal) && IsSharded(shard, name[..^5]) => (
                folder,
                name[..^5]
            ),
            _ => null,
        };

    private static bool IsSharded(string shard, string digest) => Sha256.IsDigest(digest) && digest[..2] == shard;
}
