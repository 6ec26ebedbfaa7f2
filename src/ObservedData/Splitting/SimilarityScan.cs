using System.Numerics;
using GenomicAttention.Sequences;

namespace ObservedData.Splitting;

/// <summary>Compares every two sequences at every shift, 64 letters at a time.</summary>
/// <remarks>
/// A sequence is two planes of bits, the two bits of each letter's code, and a third of which letters are known. Two
/// letters are equal where neither plane differs and both are known. One sequence of a pair is laid out at all its
/// shifts beforehand, so that a comparison is six operations and a count of bits a word.
/// </remarks>
internal sealed class SimilarityScan
{
    private const int PlaneCount = 3;

    private readonly int _length;
    private readonly int _words; // of one plane
    private readonly int[] _shifts; // nearest first, so that of equally good ones the nearest is kept

    public SimilarityScan(int length, int largestShift)
    {
        _length = length;
        _words = (length + 63) / 64;
        var reach = Math.Min(largestShift, length - 1);
        _shifts = [0, .. Enumerable.Range(1, reach).SelectMany(shift => new[] { -shift, shift })];
    }

    /// <summary>The planes of a sequence, one after the other [3, words].</summary>
    public ulong[] PlanesOf(ReadOnlySpan<byte> codes) => PlanesOf(codes, shift: 0);

    /// <summary>The planes of a sequence that the others are moved along, at each shift [shifts, 3, words].</summary>
    public ulong[] ShiftedPlanesOf(ReadOnlySpan<byte> codes)
    {
        var planes = new ulong[_shifts.Length * PlaneCount * _words];
        for (var i = 0; i < _shifts.Length; i++)
        {
            PlanesOf(codes, -_shifts[i]).CopyTo(planes, i * PlaneCount * _words);
        }

        return planes;
    }

    /// <summary>The shift of the second along the first at which most letters are equal, and how many.</summary>
    /// <param name="shifted">The first, by <see cref="ShiftedPlanesOf"/>.</param>
    /// <param name="other">The second, by <see cref="PlanesOf(ReadOnlySpan{byte})"/>.</param>
    public (int Shift, int EqualLetters) Best(ReadOnlySpan<ulong> shifted, ReadOnlySpan<ulong> other)
    {
        var best = (Shift: 0, EqualLetters: -1);
        for (var i = 0; i < _shifts.Length; i++)
        {
            var equal = Equal(shifted.Slice(i * other.Length, other.Length), other);
            if (equal > best.EqualLetters)
            {
                best = (_shifts[i], equal);
            }
        }

        return best;
    }

    private int Equal(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var count = 0;
        for (var word = 0; word < _words; word++)
        {
            var (low, high, known) = (word, word + _words, word + (2 * _words));
            var differ = (one[low] ^ other[low]) | (one[high] ^ other[high]);
            count += BitOperations.PopCount(~differ & one[known] & other[known]);
        }

        return count;
    }

    private ulong[] PlanesOf(ReadOnlySpan<byte> codes, int shift)
    {
        var planes = new ulong[PlaneCount * _words];
        var start = Math.Max(0, -shift);
        var end = Math.Min(codes.Length, _length - shift);
        for (var i = start; i < end; i++)
        {
            if (codes[i] >= Alphabet.NucleotideCount)
            {
                continue;
            }

            var (word, bit) = Math.DivRem(i + shift, 64);
            planes[word] |= (ulong)(codes[i] & 1) << bit;
            planes[word + _words] |= (ulong)(codes[i] >> 1) << bit;
            planes[word + (2 * _words)] |= 1UL << bit;
        }

        return planes;
    }
}
