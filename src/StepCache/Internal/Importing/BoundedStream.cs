using System.Security.Cryptography;

namespace StepCache.Internal.Importing;

/// <summary>Reads what came from outside, and no more of it than there may be: a packed entry can unpack to any size.</summary>
internal static class BoundedStream
{
    /// <summary>Far more than a record or a preimage has.</summary>
    private const int MostBytes = 64 << 20;

    /// <summary>All of a small file.</summary>
    public static byte[] ReadAll(Stream content, string path)
    {
        using var bytes = new MemoryStream();
        Copy(content, bytes, MostBytes, path);
        return bytes.ToArray();
    }

    /// <summary>Copies a file.</summary>
    /// <returns>Its SHA-256 and how many bytes it has.</returns>
    /// <exception cref="StepCacheException">It has more than it may.</exception>
    public static (string Digest, long SizeBytes) Copy(Stream content, Stream destination, long mostBytes, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        long copied = 0;
        for (int read; (read = content.Read(buffer)) > 0; )
        {
            copied += read;
            if (copied > mostBytes)
                throw new StepCacheException($"{path}: has more than the {mostBytes} bytes that it may have.");
            hash.AppendData(buffer.AsSpan(0, read));
            destination.Write(buffer.AsSpan(0, read));
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), copied);
    }
}
