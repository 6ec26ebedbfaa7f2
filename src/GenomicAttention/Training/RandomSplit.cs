using GenomicAttention.Sequences;

namespace GenomicAttention.Training;

/// <summary>The rows of each part of a random split, in the order in which they were drawn.</summary>
/// <param name="Parts">One list of rows a part.</param>
public sealed record RandomSplit(IReadOnlyList<IReadOnlyList<int>> Parts)
{
    /// <summary>
    /// Splits rows by one permutation. Every part but the last has the whole part of its share of the rows; the
    /// last has the rest.
    /// </summary>
    /// <remarks>Products are cut off in double precision: 0.7 of 90 rows is 62.</remarks>
    /// <param name="random">What the permutation is drawn from.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="shares">The share of each part but the last.</param>
    /// <exception cref="ArgumentException">Nothing would be left in some part.</exception>
    public static RandomSplit Draw(TorchRandom random, int count, params ReadOnlySpan<double> shares)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Of(random.Permutation(count), shares);
    }

    /// <summary>Splits rows in an order that was drawn elsewhere, as <see cref="Draw"/> does.</summary>
    /// <param name="order">Every row, once.</param>
    /// <param name="shares">The share of each part but the last.</param>
    /// <exception cref="ArgumentException">Nothing would be left in some part.</exception>
    public static RandomSplit Of(IReadOnlyList<int> order, params ReadOnlySpan<double> shares)
    {
        ArgumentNullException.ThrowIfNull(order);
        var sizes = new List<int>();
        foreach (var share in shares)
        {
            sizes.Add((int)(share * order.Count));
        }

        sizes.Add(order.Count - sizes.Sum());
        if (sizes.Any(size => size < 1))
        {
            throw new ArgumentException($"{order.Count} sequences cannot be split as {string.Join(" / ", sizes)}.");
        }

        var parts = new List<IReadOnlyList<int>>();
        foreach (var size in sizes)
        {
            parts.Add([.. order.Skip(parts.Sum(part => part.Count)).Take(size)]);
        }

        return new RandomSplit(parts);
    }

    /// <summary>Picks the sequences of a part.</summary>
    public LabelledSequences Of(LabelledSequences data, int part)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Subset(Parts[part]);
    }
}
