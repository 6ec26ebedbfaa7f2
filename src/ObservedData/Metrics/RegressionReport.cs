using GenomicAttention.Evaluation;
using MathNet.Numerics.Statistics;

namespace ObservedData.Metrics;

/// <summary>All that tables print of predictions of numbers. What is undefined is null.</summary>
/// <param name="Count">How many rows there are.</param>
/// <param name="MeanSquaredError">The mean of (prediction − label)², in the label's unit squared.</param>
/// <param name="MeanAbsoluteError">The mean of |prediction − label|, in the label's unit.</param>
/// <param name="PearsonR">Pearson's correlation; null where all predictions, or all labels, are equal.</param>
/// <param name="SpearmanRho">Pearson's correlation of mid-ranks; null as well.</param>
/// <param name="RSquared">
/// 1 − Σ (prediction − label)² / Σ (label − mean of the labels measured)²: 0 for the mean, below it for worse. Not the
/// square of r. Null where all labels are equal.
/// </param>
public sealed record RegressionReport(
    int Count,
    double MeanSquaredError,
    double MeanAbsoluteError,
    double? PearsonR,
    double? SpearmanRho,
    double? RSquared
)
{
    /// <summary>Measures predictions.</summary>
    /// <param name="predictions">[n].</param>
    /// <param name="labels">[n].</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not finite.</exception>
    public static RegressionReport Of(ReadOnlySpan<float> predictions, ReadOnlySpan<float> labels)
    {
        MetricDemand.Pairs(predictions.Length, labels.Length);
        DemandFinite(predictions);
        DemandFinite(labels);
        var meanSquaredError = RegressionMetrics.MeanSquaredError(predictions, labels);

        // Told from the values: rounding may leave a deviation from their mean where there is none.
        var labelsVary = labels.ContainsAnyExcept(labels[0]);
        var bothVary = labelsVary && predictions.ContainsAnyExcept(predictions[0]);
        return new RegressionReport(
            labels.Length,
            meanSquaredError,
            RegressionMetrics.MeanAbsoluteError(predictions, labels),
            bothVary ? RegressionMetrics.PearsonR(predictions, labels) : null,
            bothVary ? Correlation.Spearman(Doubles(predictions), Doubles(labels)) : null,
            labelsVary ? 1 - (meanSquaredError / Doubles(labels).PopulationVariance()) : null
        );
    }

    private static double[] Doubles(ReadOnlySpan<float> values)
    {
        var doubles = new double[values.Length];
        for (var i = 0; i < doubles.Length; i++)
        {
            doubles[i] = values[i];
        }

        return doubles;
    }

    private static void DemandFinite(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Value {i} is {values[i]}, not a number."));
            }
        }
    }
}
