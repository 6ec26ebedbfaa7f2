using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ObservedData.EncodedFiles;

/// <summary>How the bytes of an <see cref="EncodedFile"/> lie; that class's remarks describe it.</summary>
internal sealed record EncodedFileLayout(long TokenCount, int Count, int IdBytes)
{
    public const int Version = 1;
    public const int HeaderSize = 16;
    public const int TrailerSize = 72;
    private const int HashOffset = 32;

    // As PNG's signature: a transfer that takes the file for text changes one of these.
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'S', (byte)'E', (byte)'Q', 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> EndSignature => "SEQ.END\n"u8;

    public static long CodesOffset => HeaderSize;

    public long StartsOffset => CodesOffset + TokenCount;

    public long IdEndsOffset => StartsOffset + (sizeof(long) * (Count + 1L));

    public long IdsOffset => IdEndsOffset + (sizeof(int) * (long)Count);

    public long TrailerOffset => IdsOffset + IdBytes;

    public long FileSize => TrailerOffset + TrailerSize;

    public static byte[] Header()
    {
        var header = new byte[HeaderSize];
        Signature.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Signature.Length), Version);
        return header;
    }

    public static int VersionOf(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadInt32LittleEndian(header[Signature.Length..]);

    /// <summary>Reads a trailer, or gives null where the bytes are none.</summary>
    public static EncodedFileLayout? Of(ReadOnlySpan<byte> trailer)
    {
        var tokens = BinaryPrimitives.ReadInt64LittleEndian(trailer);
        var count = BinaryPrimitives.ReadInt64LittleEndian(trailer[8..]);
        var idBytes = BinaryPrimitives.ReadInt64LittleEndian(trailer[16..]);
        return
            trailer[^EndSignature.Length..].SequenceEqual(EndSignature)
            && tokens is >= 0 and <= (1L << 62)
            && count is >= 0 and <= int.MaxValue
            && idBytes is >= 0 and <= int.MaxValue
            ? new EncodedFileLayout(tokens, (int)count, (int)idBytes)
            : null;
    }

    /// <summary>Makes the trailer.</summary>
    /// <param name="index">The hash over the index, to which the numbers of the trailer are appended.</param>
    public byte[] Trailer(IncrementalHash index)
    {
        var trailer = new byte[TrailerSize];
        BinaryPrimitives.WriteInt64LittleEndian(trailer, TokenCount);
        BinaryPrimitives.WriteInt64LittleEndian(trailer.AsSpan(8), Count);
        BinaryPrimitives.WriteInt64LittleEndian(trailer.AsSpan(16), IdBytes);
        index.AppendData(trailer, 0, HashOffset);
        index.GetHashAndReset(trailer.AsSpan(HashOffset));
        EndSignature.CopyTo(trailer.AsSpan(TrailerSize - EndSignature.Length));
        return trailer;
    }
}
