using System.Security.Cryptography;

namespace StepCache.Internal.Remote;

/// <summary>Brings a file from the server into the store: whole, with its digest and size, or not at all.</summary>
internal sealed class BlobDownload(CacheLayout layout)
{
    /// <exception cref="RefusedException">What the server sent is not the file.</exception>
    /// <exception cref="StepCacheException">The store cannot be written.</exception>
    public async Task<OutputFile> ReadAsync(HttpResponseMessage response, OutputFile expected, Patience patience)
    {
        var temporary = layout.NewTemporary();
        AtomicFile.Guard(temporary, () => Directory.CreateDirectory(layout.Temporary));
        try
        {
            var digest = await WriteAsync(response, expected, temporary, patience).ConfigureAwait(false);
            if (digest != expected.Digest)
                throw new RefusedException("has another digest than its record says");
            AtomicFile.Move(temporary, layout.Blob(expected.Digest));
            return expected;
        }
        finally
        {
            AtomicFile.TryDelete(temporary);
        }
    }

    private static async Task<string> WriteAsync(
        HttpResponseMessage response,
        OutputFile expected,
        string temporary,
        Patience patience
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = AtomicFile.Guard(
            temporary,
            () => File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write)
        );
        long written = 0;
        var length = await Body.CopyAsync(response, expected.SizeBytes, Append, patience).ConfigureAwait(false);
        return length == expected.SizeBytes
            ? Convert.ToHexStringLower(hash.GetHashAndReset())
            : throw new RefusedException($"is shorter than the {expected.SizeBytes} bytes that its record says");

        ValueTask Append(ReadOnlyMemory<byte> piece)
        {
            hash.AppendData(piece.Span);
            AtomicFile.Guard(
                temporary,
                () =>
                {
                    RandomAccess.Write(file, piece.Span, written);
                    return true;
                }
            );
            written += piece.Length;
            return ValueTask.CompletedTask;
        }
    }
}
