using StepCache.Internal;
using StepCache.Internal.Importing;

namespace StepCache;

/// <summary>
/// Takes in what <see cref="StoreExport"/> gave elsewhere: everything is checked, and nothing is in the cache before
/// <see cref="Commit"/>. Runs, collections and other imports may go on beside it.
/// </summary>
/// <remarks>
/// A record does not prove that its step computes just these files: it is believed as those of a shared cache are. What is
/// proven is that a file is the one that its record names, and a key the digest of what it stands for.
/// </remarks>
public sealed class StoreImport : IDisposable
{
    private readonly CacheLayout layout;
    private readonly LiveRun liveRun;
    private readonly StagedBlobs blobs;
    private readonly ImportedRecords records = new();

    internal StoreImport(CacheLayout layout)
    {
        this.layout = layout;
        liveRun = new LiveRun(layout);
        blobs = new StagedBlobs(layout);
        liveRun.Begin();
    }

    /// <summary>The action records that were added, by key.</summary>
    public IReadOnlyDictionary<string, ActionRecord> Records => records.All;

    /// <summary>Checks a file and sets it aside. Records come before the files that they name: those tell the sizes.</summary>
    /// <param name="path">Its path below the cache's folder, with slashes, as <see cref="ExportedFile.Path"/> has it.</param>
    /// <param name="content">Its content, of which no more is read than there may be.</param>
    /// <exception cref="StepCacheException">It is not what its name says, or cannot be written.</exception>
    public void Add(string path, Stream content)
    {
        switch (StorePath.Of(path))
        {
            case ("ac", var key):
                records.Add(path, key, BoundedStream.ReadAll(content, path));
                break;
            case ("cas", var digest) when records.SizeOf(digest) is { } size:
                blobs.Add(path, digest, size, content);
                break;
            case ("cas", _):
                throw new StepCacheException($"{path}: no action record before it names this file.");
            case ("preimages", var key):
                records.AddPreimage(path, key, BoundedStream.ReadAll(content, path));
                break;
            default:
                throw new StepCacheException($"{path}: is no record, preimage or file of a store.");
        }
    }

    /// <summary>Puts all that was added into the cache, the records last.</summary>
    /// <param name="stepOf">The name of the step that had a key, where that is known.</param>
    /// <returns>The keys whose record was here already with other outputs; that one stays.</returns>
    /// <exception cref="StepCacheException">Something that a record speaks of was not added, or cannot be written.
    /// </exception>
    public IReadOnlyList<string> Commit(IReadOnlyDictionary<string, string> stepOf)
    {
        records.RequireWhole(blobs);
        blobs.Commit();
        var (store, history, kept) = (new RecordStore(layout), new StepHistory(layout), new List<string>());
        foreach (var (key, record) in records.All)
        {
            if (HasOther(store, key, record))
            {
                kept.Add(key);
                continue;
            }
            store.WritePreimage(records.PreimageOf(key));
            store.Write(key, record);
            if (stepOf.TryGetValue(key, out var step) && history.Read(step).All(run => run.Key != key))
                history.Add(step, new PastRun(key, 0));
        }
        return kept;
    }

    /// <summary>Takes away what was set aside and not committed.</summary>
    public void Dispose()
    {
        blobs.Dispose();
        liveRun.Dispose();
    }

    private bool HasOther(RecordStore store, string key, ActionRecord record) =>
        store.ReadAny(key) is { } here
        && !here.Outputs.SequenceEqual(record.Outputs)
        && here.Outputs.All(new BlobStore(layout).Contains);
}
