using System.Text.Json;

namespace StepCache.Internal.Importing;

/// <summary>Action records from elsewhere, each with its key's preimage.</summary>
internal sealed class ImportedRecords
{
    private readonly SortedDictionary<string, ActionRecord> records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeyPreimage> preimages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ActionRecord> All => records;

    public KeyPreimage PreimageOf(string key) => preimages[key];

    /// <summary>The size of a file that a record names; null if none does.</summary>
    public long? SizeOf(string digest) => sizes.TryGetValue(digest, out var size) ? size : null;

    public void Add(string path, string key, byte[] json)
    {
        var record = Parse(path, () => ActionRecordJson.Parse(json));
        if (!records.TryAdd(key, record))
            throw new StepCacheException($"{path}: is there twice.");
        foreach (var output in record.Outputs)
        {
            if (sizes.TryGetValue(output.Digest, out var size) && size != output.SizeBytes)
                throw new StepCacheException($"{path}: gives {output.Path} another size than a record before it.");
            sizes[output.Digest] = output.SizeBytes;
        }
    }

    public void AddPreimage(string path, string key, byte[] json)
    {
        if (Sha256.OfBytes(json) != key)
            throw new StepCacheException($"{path}: is damaged: it does not give its key.");
        if (!records.TryGetValue(key, out var record))
            throw new StepCacheException($"{path}: no action record before it has this key.");
        var (schema, outputs) = Parse(path, () => Read(json));
        if (schema != KeyPreimage.Schema)
            throw new StepCacheException(
                $"{path}: is a key of schema {schema}, and this program's are of schema {KeyPreimage.Schema}."
            );
        if (!record.Outputs.Select(output => output.Path).SequenceEqual(outputs, StringComparer.Ordinal))
            throw new StepCacheException($"{path}: the action record of this key lists other outputs.");
        preimages[key] = KeyPreimage.OfJson(json);
    }

    /// <exception cref="StepCacheException">A preimage or a file is missing.</exception>
    public void RequireWhole(StagedBlobs blobs)
    {
        if (records.Keys.FirstOrDefault(key => !preimages.ContainsKey(key)) is { } without)
            throw new StepCacheException($"The preimage of {without} is missing.");
        foreach (var (key, record) in records)
        {
            if (record.Outputs.FirstOrDefault(output => !blobs.Contains(output.Digest)) is { } lost)
                throw new StepCacheException($"{lost.Path} of {key} is missing, the file {lost.Digest}.");
        }
    }

    private static (int Schema, IReadOnlyList<string> Outputs) Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var outputs = document
            .RootElement.GetProperty("outputs")
            .EnumerateArray()
            .Select(output => output.GetString()!);
        return (document.RootElement.GetProperty("keySchema").GetInt32(), [.. outputs]);
    }

    private static T Parse<T>(string path, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StepCacheException($"{path}: is damaged: {exception.Message}", exception);
        }
    }
}
