using GenomicAttention.Evaluation.Statistics;

namespace ObservedData.Distant;

/// <summary>A model at one length over all seeds.</summary>
/// <param name="Model">What tables call it.</param>
/// <param name="Length">Positions of a sequence.</param>
/// <param name="Seeds">Over how many seeds.</param>
/// <param name="Bytes">Of memory that its training takes by formula.</param>
/// <param name="SecondsPerEpoch">That an epoch takes by formula.</param>
/// <param name="Stop">Why it was not trained at this length; null where it was.</param>
/// <param name="Accuracy">The mean over seeds with its interval, cut off at 0 and 1; null where it was not trained.</param>
/// <param name="Kept">Positions that it keeps of a sequence.</param>
/// <param name="BothKept">The share of sequences of which it keeps both motifs, over all seeds.</param>
public sealed record DistantEstimate(
    string Model,
    int Length,
    int Seeds,
    long Bytes,
    double SecondsPerEpoch,
    DistantStop? Stop,
    Interval? Accuracy,
    int? Kept,
    double? BothKept
);

/// <summary>Puts the cells of all seeds together.</summary>
public static class DistantSummary
{
    /// <summary>One estimate a model and length, in the order in which the cells name them.</summary>
    /// <param name="cells">Each model at the same lengths and seeds.</param>
    /// <param name="confidence">How often an interval holds the true mean (Student's t over seeds).</param>
    /// <exception cref="ArgumentException">A model has fewer than two seeds at a length.</exception>
    public static IReadOnlyList<DistantEstimate> Of(IEnumerable<DistantCell> cells, double confidence) =>
        [.. cells.GroupBy(cell => (cell.Model, cell.Length)).Select(group => Of([.. group], confidence))];

    private static DistantEstimate Of(IReadOnlyList<DistantCell> seeds, double confidence)
    {
        var first = seeds[0];
        var tested = seeds.Select(cell => cell.Tested).OfType<DistantScores>().ToList();
        return new DistantEstimate(
            first.Model,
            first.Length,
            seeds.Count,
            first.Bytes,
            first.SecondsPerEpoch,
            first.Stop,
            tested.Count == 0 ? null : Accuracy([.. tested.Select(scores => scores.Accuracy)], confidence),
            tested.FirstOrDefault()?.Kept,
            tested.Average(scores => scores.BothKept)
        );
    }

    private static Interval Accuracy(double[] seeds, double confidence)
    {
        var interval = ConfidenceInterval.OfMean(seeds, confidence);
        return interval with { Low = Math.Max(0, interval.Low), High = Math.Min(1, interval.High) };
    }
}
