using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation;

/// <summary>
/// Sequences that keep some of what the originals have and lose the rest: what a model predicts for both tells what
/// it reads.
/// </summary>
/// <remarks>Padding at a sequence's end stays where it is. Ids are kept. What was planted is no longer there.</remarks>
public static class InputShuffles
{
    private delegate void Rewriting(Span<byte> codes);

    /// <summary>Puts each sequence's nucleotides in any order, all equally likely: only the composition stays.</summary>
    /// <param name="sequences">Any sequences.</param>
    /// <param name="random">The stream that orders are drawn from.</param>
    public static EncodedSequences Shuffled(EncodedSequences sequences, UniformRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Rewritten(sequences, random.Shuffle);
    }

    /// <summary>
    /// Puts each sequence's nucleotides in an order in which every pair of neighbours is as frequent as before, all
    /// such orders equally likely. The first and the last nucleotide stay.
    /// </summary>
    /// <param name="sequences">Any sequences.</param>
    /// <param name="random">The stream that orders are drawn from.</param>
    public static EncodedSequences ShuffledKeepingDinucleotides(EncodedSequences sequences, UniformRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Rewritten(sequences, codes => DinucleotideShuffle.Apply(codes, random));
    }

    /// <summary>Reads the other strand.</summary>
    /// <param name="sequences">Any sequences.</param>
    public static EncodedSequences ReverseComplements(EncodedSequences sequences) =>
        Rewritten(
            sequences,
            codes =>
            {
                codes.Reverse();
                foreach (ref var code in codes)
                {
                    code = Alphabet.Complement(code);
                }
            }
        );

    private static EncodedSequences Rewritten(EncodedSequences sequences, Rewriting rewrite)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var codes = sequences.Codes.ToArray();
        for (var row = 0; row < sequences.Count; row++)
        {
            var sequence = codes.AsSpan(row * sequences.Length, sequences.Length);
            rewrite(sequence[..sequence.TrimEnd(Alphabet.Pad).Length]);
        }

        return new EncodedSequences(sequences.Length, codes, sequences.Ids);
    }
}
