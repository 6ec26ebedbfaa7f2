using ObservedData.Statistics;

namespace ObservedData.Metrics;

/// <summary>Whether of the rows with a probability of, say, 0.8 about 80 % are positive.</summary>
/// <param name="Bins">From low to high probabilities; none of them empty.</param>
/// <param name="ExpectedCalibrationError">
/// The mean over rows of |mean predicted − observed share| of their bin. It depends on the bins, and is above 0 by
/// chance even for true probabilities. Naeini, Cooper and Hauskrecht, 2015,
/// <see href="https://doi.org/10.1609/aaai.v29i1.9602"/>.
/// </param>
public sealed record CalibrationTable(IReadOnlyList<CalibrationBin> Bins, double ExpectedCalibrationError)
{
    /// <summary>Makes bins of about equal counts. Rows of equal probability share one, so that there may be fewer.</summary>
    /// <param name="probabilities">Of the positive class, [n].</param>
    /// <param name="isPositive">[n].</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <param name="confidence">Of the intervals of observed shares, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a probability.</exception>
    public static CalibrationTable OfEqualCounts(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> isPositive,
        int bins,
        double confidence = 0.95
    )
    {
        var (sorted, labels) = Sorted(probabilities, isPositive, bins);

        // A run of equal probabilities is in the bin that its first row falls into.
        var binOfRow = new int[sorted.Length];
        for (var row = 0; row < sorted.Length; row++)
        {
            binOfRow[row] =
                row > 0 && sorted[row] == sorted[row - 1] ? binOfRow[row - 1] : (int)((long)row * bins / sorted.Length);
        }

        return Of(sorted, labels, binOfRow, confidence);
    }

    /// <summary>Makes bins of equal width from 0 to 1, each with its lower end; those without rows are left out.</summary>
    /// <param name="probabilities">Of the positive class, [n].</param>
    /// <param name="isPositive">[n].</param>
    /// <param name="bins">How many bins, at least 1; 10 is usual.</param>
    /// <param name="confidence">Of the intervals of observed shares, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a probability.</exception>
    public static CalibrationTable OfEqualWidths(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> isPositive,
        int bins,
        double confidence = 0.95
    )
    {
        var (sorted, labels) = Sorted(probabilities, isPositive, bins);
        int[] binOfRow = [.. sorted.Select(probability => Math.Min((int)(probability * bins), bins - 1))];
        return Of(sorted, labels, binOfRow, confidence);
    }

    private static (double[] Sorted, bool[] Labels) Sorted(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> isPositive,
        int bins
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        MetricDemand.Pairs(probabilities.Length, isPositive.Length);
        MetricDemand.Probabilities(probabilities);
        var (sorted, labels) = (probabilities.ToArray(), isPositive.ToArray());
        Array.Sort(sorted, labels);
        return (sorted, labels);
    }

    private static CalibrationTable Of(double[] sorted, bool[] labels, int[] binOfRow, double confidence)
    {
        var bins = new List<CalibrationBin>();
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && binOfRow[end] == binOfRow[start]; end++) { }
            bins.Add(
                new CalibrationBin(
                    sorted[start],
                    sorted[end - 1],
                    end - start,
                    sorted[start..end].Average(),
                    WilsonInterval.Of(labels[start..end].Count(label => label), end - start, confidence)
                )
            );
        }

        var error = bins.Sum(bin => bin.Count * Math.Abs(bin.MeanPredicted - bin.Observed.Estimate)) / sorted.Length;
        return new CalibrationTable(bins, error);
    }
}
