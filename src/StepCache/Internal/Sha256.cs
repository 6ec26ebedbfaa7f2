using System.Buffers;
using System.Security.Cryptography;

namespace StepCache.Internal;

/// <summary>SHA-256 as 64 lowercase hexadecimal digits.</summary>
internal static class Sha256
{
    private const int LeastBytes = 1 << 12;
    private const int MostBytes = 1 << 18;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string OfFile(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        // No more than the file has: thousands of small ones may be read at once.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(file.Length, LeastBytes, MostBytes));
        for (int read; (read = file.Read(buffer)) > 0; )
            hash.AppendData(buffer.AsSpan(0, read));
        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static bool IsDigest(string? text) =>
        text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(Hexadecimal);
}
