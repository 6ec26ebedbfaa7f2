using ObservedData.Metrics;

namespace ObservedData.Tests.Metrics;

public sealed class BinaryMetricsTests
{
    // Two pairs of equal probabilities, one of them across classes, and one probability at the threshold.
    private static readonly double[] Probabilities = [.9, .8, .8, .7, .6, .55, .5, .4, .4, .3, .2, .1];

    private static readonly bool[] IsPositive =
    [
        true,
        true,
        false,
        true,
        false,
        true,
        true,
        false,
        true,
        false,
        false,
        false,
    ];

    // NumPy, from the definitions: the share of pairs; the sum over thresholds; np.corrcoef of labels and predictions.
    [Fact]
    public void Metrics_are_those_of_their_definitions()
    {
        var report = BinaryReport.Of(Probabilities, IsPositive);

        Assert.Equal(new BinaryCounts(4, 2, 4, 2), report.Counts);
        Assert.Equal((12, 6, 4), (report.Counts.Count, report.Positives, report.Counts.Errors));
        Assert.Equal(0.7777777777777778, report.Auroc!.Value, 1e-15);
        Assert.Equal(0.7440476190476191, report.AveragePrecision!.Value, 1e-15);
        Assert.Equal(0.18770833333333334, report.Brier, 1e-15);
        Assert.Equal(0.5511822669237919, report.LogLoss, 1e-15);
        Assert.Equal(1 / 3.0, report.Counts.Mcc!.Value, 1e-15);
    }

    [Fact]
    public void Shares_of_counts_are_those_by_hand()
    {
        var counts = new BinaryCounts(TruePositives: 8, FalsePositives: 3, TrueNegatives: 17, FalseNegatives: 2);

        Assert.Equal(25 / 30.0, counts.Accuracy!.Value, 1e-15);
        Assert.Equal(0.8, counts.Sensitivity!.Value, 1e-15);
        Assert.Equal(0.85, counts.Specificity!.Value, 1e-15);
        Assert.Equal(8 / 11.0, counts.Precision!.Value, 1e-15);
        Assert.Equal(0.825, counts.BalancedAccuracy!.Value, 1e-15);
        // (8 × 17 − 3 × 2) / √(11 × 10 × 20 × 19)
        Assert.Equal(130 / Math.Sqrt(41800), counts.Mcc!.Value, 1e-15);
    }

    [Fact]
    public void A_probability_at_the_threshold_is_no_positive() =>
        Assert.Equal(new BinaryCounts(1, 0, 1, 1), BinaryCounts.Of([0.3, 0.3, 0.31], [true, false, true], 0.3));

    [Fact]
    public void What_is_undefined_is_null_and_not_a_number_that_is_none()
    {
        var positives = BinaryReport.Of([0.9, 0.8], [true, true]);
        Assert.Null(positives.Auroc);
        Assert.Null(positives.Counts.Specificity);
        Assert.Null(positives.Counts.BalancedAccuracy);
        Assert.Null(positives.Counts.Mcc);
        Assert.Equal(1.0, positives.AveragePrecision);

        var negatives = BinaryReport.Of([0.1, 0.8], [false, false]);
        Assert.Null(negatives.AveragePrecision);
        Assert.Null(negatives.Counts.Sensitivity);
        Assert.Null(BinaryCounts.Of([0.1, 0.2], [false, true]).Precision);
        Assert.Null(BinaryCounts.Of([0.1, 0.2], [false, true]).Mcc);
        Assert.Null(default(BinaryCounts).Accuracy);
    }

    [Fact]
    public void Scores_that_are_all_equal_are_worth_what_chance_is()
    {
        Assert.Equal(0.5, BinaryScores.Auroc([0.3, 0.3, 0.3, 0.3], [true, false, false, false]));
        Assert.Equal(0.25, BinaryScores.AveragePrecision([0.3, 0.3, 0.3, 0.3], [true, false, false, false]));
        Assert.Equal(0.25, BinaryScores.AveragePrecision([0.3, 0.3, 0.3, 0.3], [false, false, false, true]));
    }

    [Fact]
    public void A_certainty_that_is_wrong_costs_a_finite_loss() =>
        Assert.Equal(-Math.Log(2.220446049250313e-16), BinaryScores.LogLoss([0], [true]), 1e-12);

    [Fact]
    public void What_is_no_probability_or_no_pair_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => BinaryReport.Of([1.1], [true]));
        Assert.Throws<ArgumentException>(() => BinaryScores.Brier([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => BinaryScores.LogLoss([-0.1], [true]));
        Assert.Throws<ArgumentException>(() => BinaryScores.Auroc([0.1, 0.2], [true]));
        Assert.Throws<ArgumentException>(() => BinaryScores.Auroc([double.NaN, 0.2], [true, false]));
        Assert.Throws<ArgumentException>(() => BinaryScores.AveragePrecision([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => BinaryCounts.Of([], []));
    }
}
