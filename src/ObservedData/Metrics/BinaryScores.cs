using GenomicAttention.Evaluation.Statistics;

namespace ObservedData.Metrics;

/// <summary>How well probabilities of the positive class do, without cutting them at a threshold.</summary>
public static class BinaryScores
{
    // A logarithm of 0 would make one row outweigh all others. What scikit-learn clips by for float64.
    private const double Smallest = 2.220446049250313e-16;

    /// <summary>The area under the ROC curve; equal probabilities count half (mid-ranks).</summary>
    /// <param name="probabilities">Of the positive class, [n]; any scores will do.</param>
    /// <param name="isPositive">[n].</param>
    /// <returns>From 0 to 1, 0.5 by chance; null where one class alone occurs.</returns>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a number.</exception>
    public static double? Auroc(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isPositive)
    {
        MetricDemand.Pairs(probabilities.Length, isPositive.Length);
        var area = RankingMetrics.Auroc(probabilities, isPositive);
        return double.IsNaN(area) ? null : area;
    }

    /// <summary>
    /// The area under the precision-recall curve as average precision: the sum over thresholds of precision times
    /// what recall grows by; rows of equal probability are taken at once.
    /// </summary>
    /// <remarks>
    /// scikit-learn's <c>average_precision_score</c>. No line is drawn between points, which would flatter: Davis and
    /// Goadrich, 2006, <see href="https://doi.org/10.1145/1143844.1143874"/>. By chance it is the share of positives.
    /// </remarks>
    /// <param name="probabilities">Of the positive class, [n]; any scores will do.</param>
    /// <param name="isPositive">[n].</param>
    /// <returns>Above 0, up to 1; null where there is no positive.</returns>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a number.</exception>
    public static double? AveragePrecision(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isPositive)
    {
        MetricDemand.Pairs(probabilities.Length, isPositive.Length);
        var scores = probabilities.ToArray();
        if (scores.Any(double.IsNaN))
        {
            throw new ArgumentException("A score is not a number: it has no rank.", nameof(probabilities));
        }

        var labels = isPositive.ToArray();
        Array.Sort(scores, labels);
        var positives = isPositive.Count(true);
        var (area, found) = (0.0, 0);
        for (int end = scores.Length, start; end > 0; end = start)
        {
            var foundHere = 0;
            for (start = end; start > 0 && scores[start - 1] == scores[end - 1]; start--)
            {
                foundHere += labels[start - 1] ? 1 : 0;
            }

            found += foundHere;
            area += (double)foundHere * found / (scores.Length - start);
        }

        return Ratio.Of(area, positives);
    }

    /// <summary>The mean of (probability − label)², the label 1 or 0 (Brier 1950).</summary>
    /// <param name="probabilities">Of the positive class, [n].</param>
    /// <param name="isPositive">[n].</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a probability.</exception>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isPositive)
    {
        MetricDemand.Pairs(probabilities.Length, isPositive.Length);
        MetricDemand.Probabilities(probabilities);
        var sum = 0.0;
        for (var i = 0; i < isPositive.Length; i++)
        {
            var error = probabilities[i] - (isPositive[i] ? 1 : 0);
            sum += error * error;
        }

        return sum / isPositive.Length;
    }

    /// <summary>
    /// The mean of −ln of the probability given to the class that is true, in nats. Probabilities are kept 2.2e−16
    /// away from 0 and 1: a certainty that was wrong costs 36, not everything.
    /// </summary>
    /// <param name="probabilities">Of the positive class, [n].</param>
    /// <param name="isPositive">[n].</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not a probability.</exception>
    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isPositive)
    {
        MetricDemand.Pairs(probabilities.Length, isPositive.Length);
        MetricDemand.Probabilities(probabilities);
        var sum = 0.0;
        for (var i = 0; i < isPositive.Length; i++)
        {
            var probability = Math.Clamp(probabilities[i], Smallest, 1 - Smallest);
            sum -= isPositive[i] ? Math.Log(probability) : Math.Log(1 - probability);
        }

        return sum / isPositive.Length;
    }
}
