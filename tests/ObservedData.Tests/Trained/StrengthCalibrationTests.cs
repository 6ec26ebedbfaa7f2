using ObservedData.Trained;

namespace ObservedData.Tests.Trained;

public sealed class StrengthCalibrationTests
{
    [Fact]
    public void Bins_of_equal_counts_go_from_low_to_high_predictions_each_with_its_means()
    {
        // Rows are not in order: 0.9 has the label 1, 0.1 has 0.2, and so on.
        var bins = StrengthCalibration.OfEqualCounts([0.9, 0.1, 0.5, 0.3, 0.7, 0.2], [1, 0.2, 0.4, 0.1, 0.8, 0], 3);

        Assert.Equal([2, 2, 2], bins.Select(bin => bin.Count));
        Assert.Equal([0.15, 0.4, 0.8], bins.Select(bin => Math.Round(bin.MeanPredicted, 12)));
        Assert.Equal([0.1, 0.25, 0.9], bins.Select(bin => Math.Round(bin.MeanObserved, 12)));
    }

    [Fact]
    public void Equal_predictions_share_a_bin()
    {
        var bins = StrengthCalibration.OfEqualCounts([0.5, 0.5, 0.5, 0.5, 0.6, 0.7], [0, 1, 0, 1, 1, 1], 3);

        Assert.Equal([4, 2], bins.Select(bin => bin.Count));
        Assert.Equal(0.5, bins[0].MeanObserved);
        Assert.Single(StrengthCalibration.OfEqualCounts([0.4, 0.4, 0.4], [0, 0, 1], 10));
    }

    [Fact]
    public void Bins_differ_by_one_row_where_the_rows_are_no_multiple()
    {
        double[] predictions = [.. Enumerable.Range(0, 25).Select(row => row / 25.0)];

        var counts = StrengthCalibration.OfEqualCounts(predictions, predictions, 10).Select(bin => bin.Count).ToList();

        Assert.Equal(10, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 2, 3));
        Assert.Equal(25, counts.Sum());
    }

    [Fact]
    public void No_rows_no_bins_and_a_label_too_few_are_errors()
    {
        Assert.Throws<ArgumentException>(() => StrengthCalibration.OfEqualCounts([], [], 2));
        Assert.Throws<ArgumentException>(() => StrengthCalibration.OfEqualCounts([0.5, 0.6], [0.5], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrengthCalibration.OfEqualCounts([0.5], [0.5], 0));
    }
}
