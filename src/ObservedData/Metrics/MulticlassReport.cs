namespace ObservedData.Metrics;

/// <summary>All that tables print of predictions of three or more classes. What is undefined is null.</summary>
/// <param name="Confusion">What was predicted as what, and the metrics that follow: accuracy, macro F1, MCC.</param>
/// <param name="MacroAuroc">See <see cref="MacroAurocOf"/>.</param>
/// <param name="LogLoss">The mean of −ln of the probability of the true class, in nats, clipped at 2.2e−16.</param>
public sealed record MulticlassReport(ConfusionMatrix Confusion, double? MacroAuroc, double LogLoss)
{
    private const double Smallest = 2.220446049250313e-16;

    /// <summary>Measures predictions; the most probable class is the one predicted, of equal ones the first.</summary>
    /// <param name="probabilities">[n, classes].</param>
    /// <param name="labels">The class of each row, [n].</param>
    /// <exception cref="ArgumentException">
    /// There are none, not as many of each, one is not below the number of classes, or not a probability.
    /// </exception>
    public static MulticlassReport Of(ClassProbabilities probabilities, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var confusion = ConfusionMatrix.Of(probabilities.MostProbable(), labels, probabilities.ClassCount);
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            MetricDemand.Probabilities(probabilities[row]);
            sum -= Math.Log(Math.Max(probabilities[row][labels[row]], Smallest));
        }

        return new MulticlassReport(confusion, MacroAurocOf(probabilities, labels), sum / labels.Length);
    }

    /// <summary>
    /// The mean over the classes that occur of the area under the ROC curve of one against all others, each class
    /// counted the same.
    /// </summary>
    /// <param name="probabilities">[n, classes].</param>
    /// <param name="labels">The class of each row, [n].</param>
    /// <returns>From 0 to 1; null where one class alone occurs.</returns>
    /// <exception cref="ArgumentException">There are none, or not as many of each.</exception>
    public static double? MacroAurocOf(ClassProbabilities probabilities, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        MetricDemand.Pairs(probabilities.Count, labels.Length);
        var (sum, occurring) = (0.0, 0);
        for (var label = 0; label < probabilities.ClassCount; label++)
        {
            var isOfClass = new bool[labels.Length];
            for (var row = 0; row < isOfClass.Length; row++)
            {
                isOfClass[row] = labels[row] == label;
            }

            if (BinaryScores.Auroc(probabilities.Of(label), isOfClass) is { } area)
            {
                sum += area;
                occurring++;
            }
        }

        return Ratio.Of(sum, occurring);
    }
}
