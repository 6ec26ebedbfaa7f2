namespace ObservedData.Metrics;

/// <summary>How often each of two classes was predicted as what, and what follows from it.</summary>
/// <param name="TruePositives">Positives predicted positive.</param>
/// <param name="FalsePositives">Negatives predicted positive.</param>
/// <param name="TrueNegatives">Negatives predicted negative.</param>
/// <param name="FalseNegatives">Positives predicted negative.</param>
public readonly record struct BinaryCounts(int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives)
{
    /// <summary>All rows.</summary>
    public int Count => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>Rows predicted wrongly.</summary>
    public int Errors => FalsePositives + FalseNegatives;

    /// <summary>The share of rows predicted rightly.</summary>
    public double? Accuracy => Ratio.Of(TruePositives + TrueNegatives, Count);

    /// <summary>The share of positives predicted positive (recall); null without positives.</summary>
    public double? Sensitivity => Ratio.Of(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The share of negatives predicted negative; null without negatives.</summary>
    public double? Specificity => Ratio.Of(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The share of positives among those predicted positive; null where none is.</summary>
    public double? Precision => Ratio.Of(TruePositives, TruePositives + FalsePositives);

    /// <summary>The mean of sensitivity and specificity; null without one of the classes.</summary>
    public double? BalancedAccuracy => (Sensitivity + Specificity) / 2;

    /// <summary>
    /// Matthews's correlation coefficient, in [−1, 1]; null where one class alone occurs, or one alone is predicted.
    /// </summary>
    /// <remarks>
    /// Matthews, "Comparison of the predicted and observed secondary structure of T4 phage lysozyme", 1975,
    /// <see href="https://doi.org/10.1016/0005-2795(75)90109-9"/>.
    /// </remarks>
    public double? Mcc
    {
        get
        {
            double tp = TruePositives;
            double fp = FalsePositives;
            double tn = TrueNegatives;
            double fn = FalseNegatives;
            return Ratio.Of((tp * tn) - (fp * fn), Math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)));
        }
    }

    /// <summary>Counts predictions.</summary>
    /// <param name="probabilities">Of the positive class, [n].</param>
    /// <param name="isPositive">[n].</param>
    /// <param name="threshold">
    /// A row is predicted positive where its probability is above this; one of exactly 0.5 is thus predicted negative,
    /// as the first of equally probable classes is.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are none, not as many of each, or one is not a probability.
    /// </exception>
    public static BinaryCounts Of(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> isPositive,
        double threshold = 0.5
    )
    {
        MetricDemand.Pairs(probabilities.Length, isPositive.Length);
        MetricDemand.Probabilities(probabilities);
        var (tp, fp, tn, fn) = (0, 0, 0, 0);
        for (var i = 0; i < isPositive.Length; i++)
        {
            switch (probabilities[i] > threshold, isPositive[i])
            {
                case (true, true):
                    tp++;
                    break;
                case (true, false):
                    fp++;
                    break;
                case (false, false):
                    tn++;
                    break;
                case (false, true):
                    fn++;
                    break;
            }
        }

        return new BinaryCounts(tp, fp, tn, fn);
    }
}
