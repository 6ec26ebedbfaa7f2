using System.Numerics;
using System.Runtime.InteropServices;
using GenomicAttention.Sequences;

namespace GenomicAttention.RandomStreams;

/// <summary>
/// The stream of this project's own data and controls, which no published program has to agree with: words of
/// <see cref="MersenneTwister"/>, used sparingly.
/// </summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class UniformRandom
{
    private static readonly uint[] NucleotidesOfByte = SpreadBytes();

    private readonly MersenneTwister _words;

    /// <summary>Seeds the stream.</summary>
    /// <param name="seed">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    public UniformRandom(long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        _words = new MersenneTwister([(uint)seed, (uint)(seed >> 32)]);
    }

    /// <summary>Draws an integer from 0, the upper end excluded; all are equally likely.</summary>
    /// <param name="bound">One more than the highest that may come, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);

        // As many bits as the highest has, drawn again where they exceed it: of a range of one, none.
        var bits = 32 - BitOperations.LeadingZeroCount((uint)bound - 1);
        if (bits == 0)
        {
            return 0;
        }

        uint draw;
        do
        {
            draw = _words.NextUInt32() >> (32 - bits);
        } while (draw >= (uint)bound);

        return (int)draw;
    }

    /// <summary>Draws a number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => _words.NextDouble();

    /// <summary>Draws from the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <remarks>
    /// Marsaglia's polar method, of whose pair one value is dropped, so that the stream has no state beside its words.
    /// The logarithm is the platform's; libraries may differ in the last bit.
    /// </remarks>
    public double NextNormal()
    {
        double first;
        double squaredRadius;
        do
        {
            first = (2.0 * _words.NextDouble()) - 1.0;
            var second = (2.0 * _words.NextDouble()) - 1.0;
            squaredRadius = (first * first) + (second * second);
        } while (squaredRadius is >= 1.0 or 0.0);

        return first * Math.Sqrt(-2.0 * Math.Log(squaredRadius) / squaredRadius);
    }

    /// <summary>Puts items in any order, all equally likely (Fisher and Yates; Durstenfeld 1964).</summary>
    /// <param name="items">What to put in order, in place.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var drawn = Below(last + 1);
            (items[drawn], items[last]) = (items[last], items[drawn]);
        }
    }

    /// <summary>Fills a sequence with A, T, C and G, all equally likely: sixteen of each word.</summary>
    /// <param name="codes">The sequence, codes of the <see cref="Alphabet"/>.</param>
    public void FillNucleotides(Span<byte> codes)
    {
        Span<uint> spread = stackalloc uint[4];
        var drawn = MemoryMarshal.AsBytes(spread); // [16]
        while (!codes.IsEmpty)
        {
            var word = _words.NextUInt32();
            for (var i = 0; i < spread.Length; i++, word >>= 8)
            {
                spread[i] = NucleotidesOfByte[word & 0xff];
            }

            var count = Math.Min(codes.Length, drawn.Length);
            drawn[..count].CopyTo(codes);
            codes = codes[count..];
        }
    }

    // Two bits a nucleotide; the four codes of a byte, in the order in which memory holds them.
    private static uint[] SpreadBytes()
    {
        var table = new uint[256];
        for (var value = 0; value < table.Length; value++)
        {
            Span<byte> codes =
            [
                (byte)(value & 3),
                (byte)((value >> 2) & 3),
                (byte)((value >> 4) & 3),
                (byte)((value >> 6) & 3),
            ];
            table[value] = MemoryMarshal.Read<uint>(codes);
        }

        return table;
    }
}
