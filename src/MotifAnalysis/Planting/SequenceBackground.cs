using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Planting;

/// <summary>Draws sequences without motifs: each letter by itself, or depending on the one before it.</summary>
public sealed class SequenceBackground
{
    private readonly double[] _first; // [4], by code
    private readonly double[] _next; // [4, 4]: from, to

    private SequenceBackground(double[] first, double[] next)
    {
        _first = first;
        _next = next;
    }

    /// <summary>Letters that do not depend on each other.</summary>
    /// <param name="composition">How probable each is.</param>
    public static SequenceBackground Independent(NucleotideBackground composition)
    {
        ArgumentNullException.ThrowIfNull(composition);
        double[] row = [composition[0], composition[1], composition[2], composition[3]];
        return new SequenceBackground(row, [.. row, .. row, .. row, .. row]);
    }

    /// <summary>A chain of first order, as frequent as neighbours are in sequences.</summary>
    /// <param name="sequences">The sequences; pairs with a code that is no nucleotide do not count.</param>
    /// <param name="pseudocount">Added to each of the 16 counts, above 0.</param>
    public static SequenceBackground FirstOrder(EncodedSequences sequences, double pseudocount = 1)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pseudocount);
        const int Codes = Alphabet.NucleotideCount;
        var counts = new double[Codes * Codes];
        Array.Fill(counts, pseudocount);
        for (var row = 0; row < sequences.Count; row++)
        {
            var codes = sequences[row];
            for (var i = 1; i < codes.Length; i++)
            {
                if (codes[i - 1] < Codes && codes[i] < Codes)
                {
                    counts[(codes[i - 1] * Codes) + codes[i]]++;
                }
            }
        }

        double[] next = [.. counts.Chunk(Codes).SelectMany(row => row.Select(count => count / row.Sum()))];
        var first = NucleotideBackground.Of(sequences, pseudocount);
        return new SequenceBackground([first[0], first[1], first[2], first[3]], next);
    }

    /// <summary>Fills a sequence.</summary>
    /// <param name="codes">The sequence, codes of the <see cref="Alphabet"/>.</param>
    /// <param name="random">The stream: one draw a letter.</param>
    public void Fill(Span<byte> codes, UniformRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (var i = 0; i < codes.Length; i++)
        {
            var row = i == 0 ? _first : _next.AsSpan(codes[i - 1] * Alphabet.NucleotideCount, Alphabet.NucleotideCount);
            codes[i] = Categorical.Draw(row, random);
        }
    }
}
