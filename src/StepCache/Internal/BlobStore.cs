namespace StepCache.Internal;

/// <summary>The content-addressed files, by SHA-256.</summary>
internal sealed class BlobStore(CacheLayout layout)
{
    private const string Missing = "is missing from the store";

    /// <summary>Whether the file is there with its size; its content is checked when it is copied.</summary>
    public bool Contains(OutputFile output)
    {
        var blob = new FileInfo(layout.Blob(output.Digest));
        return blob.Exists && blob.Length == output.SizeBytes;
    }

    /// <summary>Whether the file is there with its content, so that another of the same digest need not be moved over it.
    /// It stands as used now.</summary>
    public bool TryReuse(OutputFile output)
    {
        var blob = layout.Blob(output.Digest);
        try
        {
            return Contains(output) && Sha256.OfFile(blob) == output.Digest && LastUse.Renew(blob);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // It was collected meanwhile.
        }
    }

    /// <summary>Whether what <see cref="Copy"/> found wrong is only that the blob is gone.</summary>
    public static bool IsLoss(string damage) => damage.EndsWith(Missing, StringComparison.Ordinal);

    /// <summary>Describes a finished output, which is to be moved to where its blob lies.</summary>
    public static OutputFile Describe(string file, string path)
    {
        var size = new FileInfo(file).Length;
        var digest = Sha256.OfFile(file);
        // A collection that began before tells by the time that the blob is none of its own.
        AtomicFile.Guard(file, () => LastUse.Renew(file));
        return new OutputFile(path, digest, size);
    }

    /// <summary>Copies a blob to its destination, which is seen whole or not at all.</summary>
    /// <returns>Null, or what is wrong with the blob, which is then no longer in the store.</returns>
    public string? Copy(string digest, string destination)
    {
        var blob = layout.Blob(digest);
        if (!File.Exists(blob))
            return Missing;
        if (FileCopy.TryCopy(blob, digest, destination))
            return null;
        AtomicFile.TryDelete(blob);
        return "is damaged in the store";
    }
}
