using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;

namespace ObservedData.Controls.Features;

/// <summary>
/// Which nucleotide stands at each position: four columns a position, in the order of the alphabet's codes, one of
/// them 1. All are 0 where the nucleotide is unknown or there is none.
/// </summary>
/// <param name="length">Positions, as many as in every sequence that is counted.</param>
public sealed class PositionFeatures(int length) : ISequenceFeatures
{
    /// <inheritdoc/>
    public int Count => Alphabet.NucleotideCount * length;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The sequence has another length.</exception>
    public void CountInto(ReadOnlySpan<byte> codes, Span<int> counts)
    {
        if (codes.Length != length)
        {
            throw new ArgumentException(
                $"A sequence of {codes.Length} letters has not the {length} positions that are known.",
                nameof(codes)
            );
        }

        counts.Clear();
        for (var position = 0; position < length; position++)
        {
            if (codes[position] < Alphabet.NucleotideCount)
            {
                counts[(Alphabet.NucleotideCount * position) + codes[position]] = 1;
            }
        }
    }
}
