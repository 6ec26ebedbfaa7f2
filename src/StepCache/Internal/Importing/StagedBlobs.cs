namespace StepCache.Internal.Importing;

/// <summary>Files that are checked and written, but not yet in the store.</summary>
internal sealed class StagedBlobs(CacheLayout layout) : IDisposable
{
    private readonly Dictionary<string, string> temporaries = new(StringComparer.Ordinal);

    public bool Contains(string digest) => temporaries.ContainsKey(digest);

    public void Add(string path, string digest, long size, Stream content)
    {
        if (Contains(digest))
            throw new StepCacheException($"{path}: is there twice.");
        var temporary = layout.NewTemporary();
        var written = AtomicFile.Guard(
            temporary,
            () =>
            {
                Directory.CreateDirectory(layout.Temporary);
                using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
                temporaries[digest] = temporary;
                return BoundedStream.Copy(content, file, size, path);
            }
        );
        if (written != (digest, size))
            throw new StepCacheException($"{path}: is damaged: it has the SHA-256 {written.Digest}.");
    }

    /// <summary>Moves all into the store, over what is there: that may be damaged, and is used from now on.</summary>
    public void Commit()
    {
        foreach (var (digest, temporary) in temporaries)
            AtomicFile.Move(temporary, layout.Blob(digest));
        temporaries.Clear();
    }

    public void Dispose()
    {
        foreach (var temporary in temporaries.Values)
            AtomicFile.TryDelete(temporary);
    }
}
