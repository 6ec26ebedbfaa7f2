namespace ObservedData.Metrics;

/// <summary>All that tables print of predictions of two classes. What is undefined is null.</summary>
/// <param name="Counts">What was predicted as what, and the metrics that follow: accuracy, errors, MCC and more.</param>
/// <param name="Positives">How many rows are positive.</param>
/// <param name="Auroc">See <see cref="BinaryScores.Auroc"/>.</param>
/// <param name="AveragePrecision">See <see cref="BinaryScores.AveragePrecision"/>.</param>
/// <param name="Brier">See <see cref="BinaryScores.Brier"/>.</param>
/// <param name="LogLoss">See <see cref="BinaryScores.LogLoss"/>, in nats.</param>
public sealed record BinaryReport(
    BinaryCounts Counts,
    int Positives,
    double? Auroc,
    double? AveragePrecision,
    double Brier,
    double LogLoss
)
{
    /// <summary>Measures predictions.</summary>
    /// <param name="probabilities">Of the positive class, [n].</param>
    /// <param name="isPositive">[n].</param>
    /// <param name="threshold">A probability above it predicts the positive class.</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a probability.</exception>
    public static BinaryReport Of(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> isPositive,
        double threshold = 0.5
    ) =>
        new(
            BinaryCounts.Of(probabilities, isPositive, threshold),
            isPositive.Count(true),
            BinaryScores.Auroc(probabilities, isPositive),
            BinaryScores.AveragePrecision(probabilities, isPositive),
            BinaryScores.Brier(probabilities, isPositive),
            BinaryScores.LogLoss(probabilities, isPositive)
        );
}
