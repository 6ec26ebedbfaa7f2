namespace GenomicAttention.Evaluation.Statistics;

/// <summary>Quantiles of a sample.</summary>
public static class Quantile
{
    /// <summary>
    /// The value below which a share of the samples lies, interpolated linearly between the two order statistics on
    /// either side of rank (n − 1) × share (<c>np.quantile</c>, and R's type 7).
    /// </summary>
    /// <remarks>
    /// Hyndman and Fan, "Sample quantiles in statistical packages", 1996,
    /// <see href="https://doi.org/10.2307/2684934"/>.
    /// </remarks>
    /// <param name="sorted">[n], at least one, from the smallest to the largest.</param>
    /// <param name="share">From 0, which gives the smallest, to 1, which gives the largest.</param>
    /// <exception cref="ArgumentException">There are no samples, or the share is not in [0, 1].</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("No samples have no quantile.", nameof(sorted));
        }
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentException($"A share of {share} is not between 0 and 1.", nameof(share));
        }

        var rank = (sorted.Length - 1) * share;
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
