using StepCache.Requests;

namespace StepCache.Internal.Collecting;

/// <summary>Removes what a plan says, unless it was used meanwhile.</summary>
internal static class Removal
{
    /// <returns>What went indeed.</returns>
    public static CollectionReport CarryOut(CacheLayout layout, CollectionPlan plan)
    {
        var since = plan.Contents.ProtectedSince;
        // Records before blobs: at no moment does a record that stays lack a file because of this.
        var gone = Where(plan.Records, record => TryDelete(layout.Record(record.Key), since));
        InParallel.Each(gone, record => Forget(layout, record.Key));
        ForgetHistories(layout, plan.Contents, [.. gone.Select(record => record.Key)]);

        var released = Where(plan.Released, record => TryRelease(layout, plan.Contents.RecordStore, record, since));
        var inUse = plan.Records.Except(gone).Concat(plan.Released.Except(released));
        var staying = inUse.SelectMany(record => record.Digests).ToHashSet(StringComparer.Ordinal);
        var carriedOut = plan with
        {
            Records = gone,
            Released = released,
            Blobs = Where(plan.Blobs, blob => !staying.Contains(blob.Name) && TryDelete(layout.Blob(blob.Name), since)),
            LonePreimages = Where(
                plan.LonePreimages,
                file => TryDelete(layout.Preimage(StoreContents.KeyOf(file.Name)), since)
            ),
            Unfinished = Where(plan.Unfinished, file => TryDeleteWork(layout, file.Name)),
        };
        RemoveFreeLocks(layout);
        return carriedOut.Report();
    }

    private static List<T> Where<T>(IReadOnlyList<T> items, Func<T, bool> succeeds)
    {
        var done = new bool[items.Count];
        InParallel.Each([.. Enumerable.Range(0, items.Count)], at => done[at] = succeeds(items[at]));
        return [.. items.Where((_, at) => done[at])];
    }

    // What is written or used from now on has a later time than the plan knows of.
    private static bool TryDelete(string path, DateTime since) =>
        AtomicFile.Guard(
            path,
            () =>
            {
                var file = new FileInfo(path);
                if (!file.Exists || file.LastWriteTimeUtc >= since)
                    return false;
                file.Delete();
                return true;
            }
        );

    private static void Forget(CacheLayout layout, string key)
    {
        AtomicFile.TryDelete(layout.Preimage(key));
        AtomicFile.TryDelete(layout.Released(key));
    }

    private static void ForgetHistories(CacheLayout layout, StoreContents contents, HashSet<string> keys)
    {
        var history = new StepHistory(layout);
        var names = keys.Select(contents.Names.Of).OfType<string>().Distinct().ToList();
        InParallel.Each(names, name => history.Forget(name, keys));
    }

    // The mark comes before the loss, so that nobody takes it for an accident.
    private static bool TryRelease(CacheLayout layout, RecordStore records, StoredRecord record, DateTime since)
    {
        var file = new FileInfo(layout.Record(record.Key));
        if (!file.Exists || file.LastWriteTimeUtc >= since)
            return false;
        records.Release(record.Key);
        return true;
    }

    // The only thing that a run would miss while it computes the key: it must not begin to.
    private static bool TryDeleteWork(CacheLayout layout, string key)
    {
        Directory.CreateDirectory(layout.Locks);
        using var held = KeyLock.TryAcquire(layout.LockFile(key));
        if (held is null)
            return false;
        new WorkFolder(layout.Work(key)).Delete();
        AtomicFile.TryDelete(layout.Log(key));
        return true;
    }

    // Locks go with their holders; these are of holders that were killed.
    private static void RemoveFreeLocks(CacheLayout layout)
    {
        foreach (var file in StoredFile.In(layout.Locks))
        {
            var path = Path.Combine(layout.Locks, file.Name);
            if (path.EndsWith(".lock", StringComparison.Ordinal))
                KeyLock.IsHeld(path);
        }
    }
}
