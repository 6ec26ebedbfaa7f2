using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using StepCache.Internal;

namespace StepCache;

/// <summary>
/// SHA-256 digests of files, remembered in the cache's folder. A digest is believed only while the file's size,
/// modification time, change time and inode are the same.
/// </summary>
/// <remarks>
/// A file that changed less than two seconds before it was hashed is not remembered: file systems stamp with
/// clocks as coarse as that, and a second change within one tick would go unseen.
/// </remarks>
public sealed class FileDigests
{
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    private readonly CacheLayout layout;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, string Digest)> remembered = new();
    private int changed;
    private int hashed;

    /// <summary>Reads what is remembered in a cache's folder.</summary>
    /// <param name="cacheDirectory">The cache's folder, which need not be there.</param>
    /// <param name="rehash">Believes nothing that was remembered before.</param>
    /// <param name="clock">The clock to compare the files' times with; by default the system's.</param>
    public FileDigests(string cacheDirectory, bool rehash = false, TimeProvider? clock = null)
    {
        layout = new CacheLayout(cacheDirectory);
        this.clock = clock ?? TimeProvider.System;
        if (!rehash)
            Load();
    }

    /// <summary>How many files were hashed because nothing that is believed was known of them.</summary>
    public int Hashed => hashed;

    /// <summary>The digest of a file's content, 64 lowercase hexadecimal digits.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var stamp = FileStamp.Read(full);
        if (stamp is not null && remembered.TryGetValue(full, out var known) && known.Stamp == stamp)
            return known.Digest;

        Interlocked.Increment(ref hashed);
        var digest = Sha256.OfFile(full);
        if (stamp is { } before && IsSettled(before) && FileStamp.Read(full) == before)
        {
            remembered[full] = (before, digest);
            Volatile.Write(ref changed, 1);
        }
        return digest;
    }

    /// <summary>Writes what is remembered, if there is anything new.</summary>
    /// <exception cref="StepCacheException">The cache's folder cannot be written.</exception>
    public void Save()
    {
        if (Interlocked.Exchange(ref changed, 0) == 0)
            return;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (path, (stamp, digest)) in remembered.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                if (File.Exists(path))
                    Write(json, path, stamp, digest);
            }
            json.WriteEndObject();
        }
        AtomicFile.WriteUnflushed(layout, layout.Digests, buffer.WrittenSpan);
    }

    private bool IsSettled(FileStamp stamp) => clock.GetUtcNow() - stamp.Latest > CoarsestClock;

    private static void Write(Utf8JsonWriter json, string path, FileStamp stamp, string digest)
    {
        json.WriteStartObject(path);
        json.WriteNumber("size", stamp.Size);
        json.WriteNumber("modified", stamp.Modified);
        json.WriteNumber("changed", stamp.Changed);
        json.WriteNumber("inode", stamp.Inode);
        json.WriteString("sha256", digest);
        json.WriteEndObject();
    }

    // Anything unreadable is simply not remembered.
    private void Load()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(layout.Digests));
            foreach (var file in document.RootElement.EnumerateObject())
            {
                var stamp = new FileStamp(
                    file.Value.GetProperty("size").GetInt64(),
                    file.Value.GetProperty("modified").GetInt64(),
                    file.Value.GetProperty("changed").GetInt64(),
                    file.Value.GetProperty("inode").GetUInt64()
                );
                if (file.Value.GetProperty("sha256").GetString() is { } digest && Sha256.IsDigest(digest))
                    remembered[file.Name] = (stamp, digest);
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidOperationException
                        or FormatException
                        or KeyNotFoundException
            )
        {
            remembered.Clear();
        }
    }
}
