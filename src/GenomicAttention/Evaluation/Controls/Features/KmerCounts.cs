using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls.Features;

/// <summary>
/// How often each run of k nucleotides occurs in a sequence, overlaps included, on the strand given; of one
/// nucleotide: the composition.
/// </summary>
/// <remarks>
/// Columns are in the order of the alphabet's codes, the first nucleotide leading: AA, AT, AC, AG, TA, … Runs with an
/// unknown nucleotide or padding in them are not counted.
/// </remarks>
public sealed class KmerCounts : ISequenceFeatures
{
    private const int Longest = 8;

    private readonly int _k;

    /// <summary>Takes a length.</summary>
    /// <param name="k">Nucleotides in a run, from 1 to 8: 4 to 65,536 counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside.</exception>
    public KmerCounts(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, Longest);
        _k = k;
    }

    /// <inheritdoc/>
    public int Count => 1 << (2 * _k);

    /// <inheritdoc/>
    public void CountInto(ReadOnlySpan<byte> codes, Span<int> counts)
    {
        counts.Clear();
        var column = 0;
        var known = 0;
        foreach (var code in codes)
        {
            column = ((column << 2) | (code & 3)) & (Count - 1);
            known = code < Alphabet.NucleotideCount ? known + 1 : 0;
            if (known >= _k)
            {
                counts[column]++;
            }
        }
    }
}
