using System.IO.Compression;
using System.Text;

namespace Build.Archiving;

/// <summary>
/// Writes a zip whose bytes depend on what is in it alone: sorted, one time, and stored, as what a compressor makes of a file
/// differs between its versions and processors. Its last entry has the SHA-256 of all others, for <c>sha256sum -c</c>.
/// </summary>
internal static class ArchiveWriter
{
    /// <summary>The entry with the digests.</summary>
    public const string Digests = "SHA256SUMS";

    // The earliest that a zip can say.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A regular file, which all may read and its owner write.
    private const int Attributes = unchecked((int)(0x81A4u << 16));

    /// <summary>Writes the archive; it appears whole or not at all.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="entries">What is in it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="UserErrorException">A file is damaged, or cannot be read or written.</exception>
    public static long Write(string path, IEnumerable<ArchiveEntry> entries, CancellationToken cancellation)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            {
                var sums = new StringBuilder();
                foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    cancellation.ThrowIfCancellationRequested();
                    using var content = entry.Open();
                    sums.Append(Add(zip, entry, content)).Append("  ").Append(entry.Name).Append('\n');
                }
                using var digests = new MemoryStream(Encoding.UTF8.GetBytes(sums.ToString()));
                Add(zip, new ArchiveEntry(Digests, () => digests), digests);
            }
            File.Move(unfinished, path, overwrite: true);
            return new FileInfo(path).Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{CheckoutPaths.Display(path)}: cannot be written: {error.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string Add(ZipArchive zip, ArchiveEntry entry, Stream content)
    {
        var added = zip.CreateEntry(entry.Name, CompressionLevel.NoCompression);
        added.LastWriteTime = Time;
        added.ExternalAttributes = Attributes;
        using var hashed = new HashingStream(content, mostBytes: long.MaxValue);
        using (var destination = added.Open())
        {
            hashed.CopyTo(destination);
        }
        var digest = hashed.Finish();
        return entry.Digest is null || entry.Digest == digest
            ? digest
            : throw new UserErrorException(
                $"{entry.Name}: is damaged in the cache; run ./build.sh --target Verify --repair, and Compare."
            );
    }
}

/// <summary>A file that goes into an archive.</summary>
/// <param name="Name">Its path in the archive, with slashes.</param>
/// <param name="Open">Opens its content.</param>
/// <param name="Digest">The SHA-256 that it must have; null if it may have any.</param>
internal sealed record ArchiveEntry(string Name, Func<Stream> Open, string? Digest = null)
{
    /// <summary>A file on disk.</summary>
    public static ArchiveEntry OfFile(string name, string path, string? digest = null) =>
        new(name, () => File.OpenRead(path), digest);
}
