using ObservedData.Metrics;

namespace ObservedData.Trained;

/// <summary>Sequences of about one predicted strength, and the strength that they have.</summary>
/// <param name="Count">How many, at least one.</param>
/// <param name="MeanPredicted">The mean of what is predicted.</param>
/// <param name="MeanObserved">The mean of their labels.</param>
public sealed record StrengthBin(int Count, double MeanPredicted, double MeanObserved);

/// <summary>Whether sequences of a predicted strength have that strength on average.</summary>
public static class StrengthCalibration
{
    /// <summary>
    /// Makes bins of about equal counts, from low to high predictions. Equal predictions share one, so that there may be fewer.
    /// </summary>
    /// <param name="predictions">[n], finite.</param>
    /// <param name="labels">[n].</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of each.</exception>
    public static IReadOnlyList<StrengthBin> OfEqualCounts(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> labels,
        int bins
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        MetricDemand.Pairs(predictions.Length, labels.Length);
        var sorted = predictions.ToArray().Zip(labels.ToArray()).OrderBy(row => row.First).ToArray();
        var binOfRow = new int[sorted.Length];
        for (var row = 0; row < sorted.Length; row++)
        {
            binOfRow[row] =
                row > 0 && sorted[row].First == sorted[row - 1].First
                    ? binOfRow[row - 1]
                    : (int)((long)row * bins / sorted.Length);
        }

        return
        [
            .. sorted
                .Index()
                .GroupBy(row => binOfRow[row.Index], row => row.Item)
                .Select(bin => new StrengthBin(
                    bin.Count(),
                    bin.Average(row => row.First),
                    bin.Average(row => row.Second)
                )),
        ];
    }
}
