using GenomicAttention.Evaluation;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace ObservedData.Negatives;

/// <summary>
/// Negatives for a task of which positives alone are known: positives whose letters were put in another order.
/// </summary>
/// <remarks>
/// A model that tells them from the positives reads more than what was kept; it may still read what any genomic
/// sequence has and a shuffled one lacks, such as low complexity. Real negatives are better where there are any. The
/// other strand is <see cref="InputShuffles.ReverseComplements"/>, which keeps padding at the end.
/// </remarks>
public static class ShuffledNegatives
{
    private const int MostDraws = 100;

    /// <summary>Draws negatives. None is equal to a positive where another order exists and is found in 100 draws.</summary>
    /// <param name="positives">The positives; padding at their ends stays there.</param>
    /// <param name="kind">What is kept.</param>
    /// <param name="perPositive">How many to make of each positive, at least 1.</param>
    /// <param name="random">What orders are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one is asked for, or a kind that there is not.</exception>
    public static NegativeSequences Of(
        EncodedSequences positives,
        NegativeKind kind,
        int perPositive,
        UniformRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(perPositive, 1);
        var known = Enumerable.Range(0, positives.Count).Select(row => Alphabet.Decode(positives[row])).ToHashSet();
        var rows = Enumerable.Range(0, positives.Count);
        int[] sources = [.. Enumerable.Range(0, perPositive).SelectMany(_ => rows)];
        var codes = new byte[checked(sources.Length * positives.Length)];
        int[] left = [.. Enumerable.Range(0, sources.Length)];
        for (var draw = 0; draw < MostDraws && left.Length > 0; draw++)
        {
            var drawn = Shuffled(positives.Subset([.. left.Select(row => sources[row])]), kind, random);
            for (var i = 0; i < left.Length; i++)
            {
                drawn[i].CopyTo(codes.AsSpan(left[i] * positives.Length));
            }

            left = [.. left.Where((_, i) => known.Contains(Alphabet.Decode(drawn[i])))];
        }

        var ids = sources.Select((source, row) => $"{positives.Ids[source]}_shuffled_{(row / positives.Count) + 1}");
        return new NegativeSequences(new EncodedSequences(positives.Length, codes, ids), sources, left);
    }

    private static EncodedSequences Shuffled(EncodedSequences sequences, NegativeKind kind, UniformRandom random) =>
        kind switch
        {
            NegativeKind.GcShuffled => InputShuffles.Shuffled(sequences, random),
            NegativeKind.DinucleotideShuffled => InputShuffles.ShuffledKeepingDinucleotides(sequences, random),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of negative."),
        };
}
