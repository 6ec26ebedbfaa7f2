using StepCache.Internal;

namespace StepCache;

/// <summary>The part of a cache that some keys stand for, to be taken elsewhere: <see cref="StoreImport"/> takes it in.</summary>
/// <param name="Records">The keys' action records.</param>
/// <param name="Files">The records, preimages and output files, each once, sorted by path.</param>
public sealed record StoreExport(IReadOnlyDictionary<string, ActionRecord> Records, IReadOnlyList<ExportedFile> Files)
{
    internal static StoreExport Of(CacheLayout layout, IEnumerable<string> keys)
    {
        var (records, blobs) = (new RecordStore(layout), new BlobStore(layout));
        var found = new SortedDictionary<string, ActionRecord>(StringComparer.Ordinal);
        var files = new SortedDictionary<string, ExportedFile>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (records.ReadPreimage(key) is null || records.ReadAny(key) is not { } record)
                throw new StepCacheException($"The action record or the preimage of {key} is missing from the store.");
            if (record.Outputs.FirstOrDefault(output => !blobs.Contains(output)) is { } lost)
                throw new StepCacheException($"{lost.Path} of {key} is missing from the store.");
            found[key] = record;
            Add(layout.Record(key));
            Add(layout.Preimage(key));
            foreach (var output in record.Outputs)
                Add(layout.Blob(output.Digest), output.Digest);
        }
        return new StoreExport(found, [.. files.Values]);

        void Add(string file, string? digest = null) =>
            files[layout.Relative(file)] = new ExportedFile(layout.Relative(file), file, digest);
    }
}

/// <summary>A file of a cache.</summary>
/// <param name="Path">Its path below the cache's folder, with slashes.</param>
/// <param name="File">Its full path.</param>
/// <param name="Digest">The SHA-256 that its content must have; null for a record or a preimage.</param>
public sealed record ExportedFile(string Path, string File, string? Digest);
