namespace StepCache.Internal.Collecting;

/// <summary>Adds up what a collection removes, by step.</summary>
internal static class CollectionSummary
{
    public static CollectionReport Of(CollectionPlan plan)
    {
        var contents = plan.Contents;
        var lone = plan.Blobs.ToDictionary(blob => blob.Name, blob => blob.Bytes, StringComparer.Ordinal);
        var steps = new Dictionary<string, CollectedStep>(StringComparer.Ordinal);
        foreach (var record in plan.Records)
            Add(contents.Names.Of(record.Key), keys: 1, released: 0, record.Bytes + TakeBlobs(record));
        foreach (var record in plan.Released)
            Add(contents.Names.Of(record.Key), keys: 0, released: 1, TakeBlobs(record));
        foreach (var file in plan.Unfinished)
            Add(contents.Names.Of(file.Name), keys: 0, released: 0, file.Bytes);
        foreach (var file in plan.LonePreimages)
            Add(contents.Names.Of(StoreContents.KeyOf(file.Name)), keys: 0, released: 0, file.Bytes);
        if (lone.Count > 0)
            Add(null, keys: 0, released: 0, lone.Values.Sum());
        return new CollectionReport
        {
            BytesBefore = contents.Bytes,
            BytesRemoved = steps.Values.Sum(step => step.Bytes),
            FilesRemoved = plan.Records.Count + plan.Blobs.Count + plan.LonePreimages.Count + plan.Unfinished.Count,
            Steps =
            [
                .. steps.Values.OrderBy(step => step.Step is null).ThenBy(step => step.Step, StringComparer.Ordinal),
            ],
        };

        // A blob of several records counts with the first.
        long TakeBlobs(StoredRecord record) =>
            record.Digests.Sum(digest => lone.Remove(digest, out var bytes) ? bytes : 0);

        void Add(string? name, int keys, int released, long bytes)
        {
            var sum = steps.GetValueOrDefault(name ?? "") ?? new CollectedStep(name, 0, 0, 0);
            steps[name ?? ""] = new CollectedStep(name, sum.Keys + keys, sum.Released + released, sum.Bytes + bytes);
        }
    }
}
