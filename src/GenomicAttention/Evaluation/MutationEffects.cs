using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation;

/// <summary>
/// In-silico saturation mutagenesis: how far predictions move when one nucleotide is replaced by each of the three
/// others; means of the absolute changes.
/// </summary>
/// <param name="Inside">Where the nucleotide is in a planted motif.</param>
/// <param name="Outside">Where it is not.</param>
public sealed record MutationEffects(double Inside, double Outside)
{
    /// <summary>How many sequences are mutated: of 200 bp each gives 600 to predict.</summary>
    public const int Sequences = 8;

    /// <summary>How many times more a motif's nucleotide matters than another: about 1 for what cannot see motifs. Null
    /// for what nothing moves.</summary>
    public double? Contrast => Outside > 0 ? Inside / Outside : null;

    /// <summary>Mutates the first sequences of a set in which motifs were planted.</summary>
    /// <param name="predict">Predicts a value for each sequence, from that sequence alone.</param>
    /// <param name="data">The sequences.</param>
    /// <param name="before">What it predicts of them unchanged.</param>
    /// <returns>Null where no motif was planted, or motifs cover all.</returns>
    public static MutationEffects? Of(
        Func<LabelledSequences, float[]> predict,
        LabelledSequences data,
        IReadOnlyList<float> before
    )
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentNullException.ThrowIfNull(data);
        var mutations = Enumerable
            .Range(0, data.Count)
            .Where(row => data.Planted[row].Count > 0)
            .Take(Sequences)
            .SelectMany(row => MutationsOf(data, row))
            .ToList();
        if (mutations.Count == 0)
        {
            return null;
        }

        var after = predict(Mutated(data, mutations));
        var changes = mutations
            .Select(
                (mutation, index) => (mutation.IsInside, Change: Math.Abs((double)after[index] - before[mutation.Row]))
            )
            .ToLookup(change => change.IsInside, change => change.Change);
        return changes.Count == 2 ? new MutationEffects(changes[true].Average(), changes[false].Average()) : null;
    }

    private static IEnumerable<Mutation> MutationsOf(LabelledSequences data, int row)
    {
        var planted = data.Planted[row].SelectMany(motif => motif.Positions).ToHashSet();
        return Enumerable
            .Range(0, data.Sequences.Length)
            .Where(position => data.Sequences[row][position] < Alphabet.NucleotideCount)
            .SelectMany(position =>
                Enumerable
                    .Range(0, Alphabet.NucleotideCount)
                    .Where(code => code != data.Sequences[row][position])
                    .Select(code => new Mutation(row, position, (byte)code, planted.Contains(position)))
            );
    }

    private static LabelledSequences Mutated(LabelledSequences data, List<Mutation> mutations)
    {
        var length = data.Sequences.Length;
        var codes = new byte[mutations.Count * length];
        foreach (var (index, mutation) in mutations.Index())
        {
            var mutated = codes.AsSpan(index * length, length);
            data.Sequences[mutation.Row].CopyTo(mutated);
            mutated[mutation.Position] = mutation.Code;
        }

        return new LabelledSequences(
            new EncodedSequences(length, codes, mutations.Select(mutation => data.Sequences.Ids[mutation.Row])),
            [.. mutations.Select(mutation => data.Labels[mutation.Row])],
            mutations.Select(mutation => data.Planted[mutation.Row])
        );
    }

    private readonly record struct Mutation(int Row, int Position, byte Code, bool IsInside);
}
