using GenomicAttention.Evaluation.Statistics;

namespace ObservedData.Metrics;

/// <summary>Rows of about one predicted probability, and how many of them are positive.</summary>
/// <param name="Lowest">The lowest probability predicted for a row of the bin.</param>
/// <param name="Highest">The highest.</param>
/// <param name="Count">Rows in the bin, at least one.</param>
/// <param name="MeanPredicted">The mean of their probabilities.</param>
/// <param name="Observed">The share that is positive, with Wilson's interval.</param>
public sealed record CalibrationBin(double Lowest, double Highest, int Count, double MeanPredicted, Interval Observed);
