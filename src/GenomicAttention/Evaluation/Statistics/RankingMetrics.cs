namespace GenomicAttention.Evaluation.Statistics;

/// <summary>How well scores put positives before negatives.</summary>
public static class RankingMetrics
{
    /// <summary>
    /// The area under the ROC curve: the share of pairs of a positive and a negative in which the positive scores
    /// higher, equal scores counted half. With R the sum of the positives' mid-ranks it is
    /// (R − n₊ (n₊ + 1) / 2) / (n₊ n₋), Mann and Whitney's U over all pairs.
    /// </summary>
    /// <remarks>
    /// Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve",
    /// 1982, <see href="https://doi.org/10.1148/radiology.143.1.7063747"/>.
    /// </remarks>
    /// <param name="scores">[n].</param>
    /// <param name="isPositive">[n].</param>
    /// <returns>
    /// A number in [0, 1], 0.5 by chance; <see cref="double.NaN"/> where there is no positive, or no negative.
    /// </returns>
    /// <exception cref="ArgumentException">There are not as many of each, or a score is not a number.</exception>
    public static double Auroc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isPositive)
    {
        if (scores.Length != isPositive.Length)
        {
            throw new ArgumentException(
                $"There are {scores.Length} scores and {isPositive.Length} labels: as many of each are needed."
            );
        }

        foreach (var score in scores)
        {
            if (double.IsNaN(score))
            {
                throw new ArgumentException("A score is not a number: it has no rank.", nameof(scores));
            }
        }

        var (ranks, _) = MidRanks.Of(scores);
        double positives = isPositive.Count(true);
        var negatives = isPositive.Length - positives;
        var rankSum = 0.0;
        for (var i = 0; i < ranks.Length; i++)
        {
            rankSum += isPositive[i] ? ranks[i] : 0;
        }

        // Without one of the classes this is 0 over 0.
        return (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
