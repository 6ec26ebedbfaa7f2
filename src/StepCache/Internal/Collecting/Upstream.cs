using System.Text.Json;

namespace StepCache.Internal.Collecting;

/// <summary>Which kept records are there only for others: as long as those are whole, nobody reads their files.</summary>
internal static class Upstream
{
    /// <summary>The kept records whose files are inputs of other kept ones that are whole.</summary>
    public static IEnumerable<StoredRecord> Of(StoreContents contents, IReadOnlySet<string> keptKeys)
    {
        var kept = contents.Records.Where(record => keptKeys.Contains(record.Key)).ToList();
        var read = kept.Where(record => record.Digests.All(contents.Blobs.ContainsKey))
            .SelectMany(record => InputsOf(contents.RecordStore, record.Key))
            .ToHashSet(StringComparer.Ordinal);
        return kept.Where(record => record.Digests.Any(read.Contains));
    }

    private static List<string> InputsOf(RecordStore records, string key)
    {
        if (records.ReadPreimage(key) is not { } json)
            return [];
        using var preimage = JsonDocument.Parse(json);
        return
        [
            .. preimage.RootElement.GetProperty("inputs").EnumerateObject().Select(input => input.Value.GetString()!),
        ];
    }
}
