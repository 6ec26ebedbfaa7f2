using System.Text.Json;

namespace StepCache.Internal;

/// <summary>The action records by key, and the keys' preimages.</summary>
internal sealed class RecordStore(CacheLayout layout)
{
    /// <summary>Reads the record of a key.</summary>
    /// <returns>The record if it is there and whole. Otherwise null, and in <c>Damage</c> what is wrong with the
    /// file, if there is one.</returns>
    public (ActionRecord? Record, string? Damage) Read(string key, IReadOnlyList<string> declaredOutputs)
    {
        if (ReadBytes(layout.Record(key)) is not { } bytes)
            return (null, null);
        try
        {
            var record = ActionRecordJson.Parse(bytes);
            var complete = record.Outputs.Select(output => output.Path)
                .SequenceEqual(declaredOutputs.Order(StringComparer.Ordinal), StringComparer.Ordinal);
            return complete ? (record, null) : (null, "its action record lists other outputs");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return (null, "its action record is damaged");
        }
    }

    public void Write(string key, ActionRecord record) =>
        AtomicFile.Write(layout, layout.Record(key), ActionRecordJson.Write(record));

    /// <summary>The preimage of a key, or null if it is not there or not whole.</summary>
    public byte[]? ReadPreimage(string key) =>
        ReadBytes(layout.Preimage(key)) is { } json && Sha256.OfBytes(json) == key ? json : null;

    public void WritePreimage(KeyPreimage preimage) =>
        AtomicFile.Write(layout, layout.Preimage(preimage.Key), preimage.Json);

    private static byte[]? ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StepCacheException(
                $"Cannot read {path}: {exception.Message} Give the permission, or choose another folder.",
                exception
            );
        }
    }
}
