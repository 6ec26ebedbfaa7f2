using System.Collections.Immutable;

namespace GenomicAttention.Sequences;

/// <summary>
/// Sequences with the regulatory strength of each and, where it is known, what was planted in it.
/// Never changes.
/// </summary>
public sealed class LabelledSequences
{
    /// <summary>Joins sequences with their labels and planted motifs, row by row.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="labels">One label a sequence.</param>
    /// <param name="planted">
    /// One list a sequence, in the order of planting; empty lists where nothing was planted.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are not as many labels or lists as sequences, a label is not finite, or a motif leaves
    /// its sequence.
    /// </exception>
    public LabelledSequences(
        EncodedSequences sequences,
        ImmutableArray<float> labels,
        IEnumerable<IReadOnlyList<PlantedMotif>> planted
    )
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ImmutableArray<IReadOnlyList<PlantedMotif>> lists =
        [
            .. planted.Select(motifs => (IReadOnlyList<PlantedMotif>)[.. motifs]),
        ];
        if (labels.Length != sequences.Count || lists.Length != sequences.Count)
        {
            throw new ArgumentException(
                $"{sequences.Count} sequences, {labels.Length} labels and {lists.Length} lists of "
                    + "planted motifs do not match."
            );
        }

        for (var row = 0; row < lists.Length; row++)
        {
            // A label that is not a number would only show up as a loss that is none, epochs later.
            if (!float.IsFinite(labels[row]))
            {
                throw new ArgumentException(
                    $"The label of {sequences.Ids[row]} is {labels[row]}: it must be finite.",
                    nameof(labels)
                );
            }

            foreach (var motif in lists[row])
            {
                if (!motif.LiesIn(sequences.Length))
                {
                    throw new ArgumentException(
                        $"{motif} does not lie in sequence {sequences.Ids[row]} of {sequences.Length}.",
                        nameof(planted)
                    );
                }
            }
        }

        Sequences = sequences;
        Labels = labels;
        Planted = lists;
    }

    /// <summary>The sequences.</summary>
    public EncodedSequences Sequences { get; }

    /// <summary>The regulatory strength of each sequence, in [0, 1] for synthetic data.</summary>
    public ImmutableArray<float> Labels { get; }

    /// <summary>
    /// What was planted in each sequence, in the order of planting. A later motif may have overwritten
    /// an earlier one.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<PlantedMotif>> Planted { get; }

    /// <summary>How many sequences there are.</summary>
    public int Count => Sequences.Count;

    /// <summary>These rows, then those of another set of the same length.</summary>
    public LabelledSequences Append(LabelledSequences other)
    {
        ArgumentNullException.ThrowIfNull(other);
        byte[] codes = [.. Sequences.Codes.Span, .. other.Sequences.Codes.Span];
        return new LabelledSequences(
            new EncodedSequences(Sequences.Length, codes, Sequences.Ids.Concat(other.Sequences.Ids)),
            [.. Labels, .. other.Labels],
            Planted.Concat(other.Planted)
        );
    }

    /// <summary>Picks rows, in the order asked for; one may be picked more than once.</summary>
    /// <param name="indices">Rows, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public LabelledSequences Subset(IReadOnlyList<int> indices) =>
        new(
            Sequences.Subset(indices),
            [.. indices.Select(index => Labels[index])],
            indices.Select(index => Planted[index])
        );
}
