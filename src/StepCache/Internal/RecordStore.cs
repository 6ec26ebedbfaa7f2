using System.Text.Json;

namespace StepCache.Internal;

/// <summary>The action records by key, and the keys' preimages.</summary>
internal sealed class RecordStore(CacheLayout layout)
{
    /// <summary>Reads the record of a key.</summary>
    /// <returns>The record if it is there and whole. Otherwise null, and in <c>Damage</c> what is wrong with the
    /// file, if there is one; <c>Used</c> is when it was last used, or written.</returns>
    public (ActionRecord? Record, string? Damage, DateTime Used) Read(string key, IReadOnlyList<string> declaredOutputs)
    {
        if (ReadBytes(layout.Record(key)) is not var (bytes, used))
            return default;
        var (record, damage) = Check(bytes, declaredOutputs);
        return (record, damage is null ? null : $"its action record {damage}", used);
    }

    /// <summary>Whether there is a record of a key, whole or not.</summary>
    public bool Contains(string key) => File.Exists(layout.Record(key));

    /// <summary>Reads the record of a key whatever its outputs are; null if there is none, or it is damaged.</summary>
    public ActionRecord? ReadAny(string key)
    {
        try
        {
            return ReadBytes(layout.Record(key)) is var (bytes, _) ? ActionRecordJson.Parse(bytes) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads a record that came from wherever.</summary>
    /// <returns>The record of just the declared outputs, or what is wrong with it, as a predicate.</returns>
    public static (ActionRecord? Record, string? Damage) Check(byte[] bytes, IReadOnlyList<string> declaredOutputs)
    {
        try
        {
            var record = ActionRecordJson.Parse(bytes);
            var complete = record
                .Outputs.Select(output => output.Path)
                .SequenceEqual(declaredOutputs.Order(StringComparer.Ordinal), StringComparer.Ordinal);
            return complete ? (record, null) : (null, "lists other outputs");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return (null, "is damaged");
        }
    }

    /// <summary>Writes the record of a key; its files are there.</summary>
    public void Write(string key, ActionRecord record)
    {
        AtomicFile.Write(layout, layout.Record(key), ActionRecordJson.Write(record));
        AtomicFile.TryDelete(layout.Released(key));
    }

    /// <summary>Moves a step's outputs into the store, and then writes the record of its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="record">The record.</param>
    /// <param name="files">The outputs that are not in the store, and where the step wrote each.</param>
    public async Task WriteWithFilesAsync(
        string key,
        ActionRecord record,
        IEnumerable<(OutputFile Output, string Path)> files
    )
    {
        // The record comes after all that it speaks of: whoever sees it finds everything.
        await AtomicFile
            .MoveAndWriteAsync(
                layout,
                [.. files.Select(file => (file.Path, layout.Blob(file.Output.Digest)))],
                layout.Record(key),
                ActionRecordJson.Write(record)
            )
            .ConfigureAwait(false);
        AtomicFile.TryDelete(layout.Released(key));
    }

    /// <summary>Writes the record of a key whose files are not here, and need not be.</summary>
    public void WriteReleased(string key, ActionRecord record)
    {
        Release(key);
        AtomicFile.Write(layout, layout.Record(key), ActionRecordJson.Write(record));
    }

    /// <summary>Says of a record that its files were let go, and are not missing by accident.</summary>
    public void Release(string key) => AtomicFile.Write(layout, layout.Released(key), []);

    /// <summary>The preimage of a key, or null if it is not there or not whole.</summary>
    public byte[]? ReadPreimage(string key) =>
        ReadBytes(layout.Preimage(key)) is var (json, _) && Sha256.OfBytes(json) == key ? json : null;

    public void WritePreimage(KeyPreimage preimage) =>
        AtomicFile.WriteUnflushed(layout, layout.Preimage(preimage.Key), preimage.Json);

    // The time comes from the open file, so that it is of the bytes that are read and costs no second look-up.
    private static (byte[] Bytes, DateTime Written)? ReadBytes(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var bytes = new byte[RandomAccess.GetLength(file)];
            for (int read, at = 0; at < bytes.Length && (read = RandomAccess.Read(file, bytes.AsSpan(at), at)) > 0; )
                at += read;
            return (bytes, File.GetLastWriteTimeUtc(file));
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
