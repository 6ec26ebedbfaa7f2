using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Evaluation.Controls.Features;

/// <summary>How often each motif can be read in a sequence, overlaps included, whether planted or there by chance.</summary>
public sealed class MotifCounts : ISequenceFeatures
{
    private readonly byte[][] _motifs;

    /// <summary>Takes motifs.</summary>
    /// <param name="motifs">What is looked for, a column each.</param>
    public MotifCounts(IReadOnlyList<Motif> motifs)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        _motifs = [.. motifs.Select(motif => Alphabet.Encode(motif.Sequence))];
    }

    /// <inheritdoc/>
    public int Count => _motifs.Length;

    /// <inheritdoc/>
    public void CountInto(ReadOnlySpan<byte> codes, Span<int> counts)
    {
        for (var column = 0; column < _motifs.Length; column++)
        {
            counts[column] = Occurrences(codes, _motifs[column]);
        }
    }

    private static int Occurrences(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> motif)
    {
        var count = 0;
        for (var next = codes.IndexOf(motif); next >= 0; next = codes.IndexOf(motif))
        {
            count++;
            codes = codes[(next + 1)..];
        }

        return count;
    }
}
