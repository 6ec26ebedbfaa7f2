using System.Buffers.Binary;
using System.Security.Cryptography;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>How many sequences are there more than once, on either strand.</summary>
/// <remarks>
/// By the first 128 bits of SHA-256 over the codes: of a thousand million different sequences, two would be taken for
/// one with a chance of 1e-21. Letters that became N are equal to each other.
/// </remarks>
/// <param name="Exact">Sequences whose content came before: all of them less the distinct ones.</param>
/// <param name="ReverseComplement">Pairs of distinct contents that are each other's reverse complement.</param>
internal sealed record DuplicateCount(int Exact, int ReverseComplement)
{
    private const int BlockSize = 1 << 16;

    /// <summary>Counts in all sequences of a file, whatever their lengths.</summary>
    public static DuplicateCount In(EncodedFile file)
    {
        var contents = new UInt128[file.Count];
        var eitherStrand = new UInt128[file.Count];
        var block = new byte[BlockSize];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var row = 0; row < file.Count; row++)
        {
            contents[row] = Hash(hash, file, row, block, isReverse: false);
            eitherStrand[row] = UInt128.Min(contents[row], Hash(hash, file, row, block, isReverse: true));
        }

        var distinct = Distinct(contents);
        return new DuplicateCount(file.Count - distinct, distinct - Distinct(eitherStrand));
    }

    private static UInt128 Hash(IncrementalHash hash, EncodedFile file, int row, byte[] block, bool isReverse)
    {
        var length = file.LengthOf(row);
        for (var done = 0L; done < length; )
        {
            var codes = block.AsSpan(0, (int)Math.Min(BlockSize, length - done));
            file.Read(row, isReverse ? length - done - codes.Length : done, codes);
            if (isReverse)
            {
                Strand.ReverseComplement(codes);
            }

            hash.AppendData(codes);
            done += codes.Length;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    private static int Distinct(UInt128[] hashes)
    {
        Array.Sort(hashes);
        var distinct = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            distinct += i == 0 || hashes[i] != hashes[i - 1] ? 1 : 0;
        }

        return distinct;
    }
}
