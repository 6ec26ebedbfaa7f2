using ObservedData.Metrics;

namespace ObservedData.Tests.Metrics;

public sealed class CalibrationTableTests
{
    private static readonly double[] Probabilities = [.9, .8, .8, .7, .6, .55, .5, .4, .4, .3, .2, .1];
    private static readonly int[] Labels = [1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0];
    private static readonly bool[] IsPositive = [.. Labels.Select(label => label == 1)];

    // NumPy: of each bin the mean probability, the share of positives, and their difference weighted by the count. In
    // floating point 0.6 × 5 is 3, so that 0.6 starts the fourth bin.
    [Fact]
    public void Bins_of_equal_width_are_those_of_NumPy()
    {
        var table = CalibrationTable.OfEqualWidths(Probabilities, IsPositive, 5);

        Assert.Equal([1, 2, 4, 2, 3], table.Bins.Select(bin => bin.Count));
        Assert.Equal(0.4625, table.Bins[2].MeanPredicted, 1e-15);
        Assert.Equal(0.75, table.Bins[2].Observed.Estimate, 1e-15);
        Assert.Equal((0.4, 0.55), (table.Bins[2].Lowest, table.Bins[2].Highest));
        Assert.Equal(0.2125, table.ExpectedCalibrationError, 1e-15);
    }

    [Fact]
    public void Empty_bins_are_left_out_and_a_probability_of_1_is_in_the_last()
    {
        var table = CalibrationTable.OfEqualWidths([1, 0.05, 1], [true, false, true], 10);

        Assert.Equal([1, 2], table.Bins.Select(bin => bin.Count));
        Assert.Equal(0.05 / 3, table.ExpectedCalibrationError, 1e-15);
        Assert.Single(CalibrationTable.OfEqualWidths([1, 0.95], [true, false], 10).Bins);
    }

    [Fact]
    public void Bins_of_equal_counts_do_not_cut_equal_probabilities_apart()
    {
        // By threes: .1 .2 .3 | .4 .4 .5 | .55 .6 .7 | .8 .8 .9; by fours the first cut would be between the two of .4.
        Assert.Equal([3, 3, 3, 3], Counts(4));
        Assert.Equal([5, 3, 4], Counts(3));
        Assert.Equal([12], Counts(1));

        IEnumerable<int> Counts(int bins) =>
            CalibrationTable.OfEqualCounts(Probabilities, IsPositive, bins).Bins.Select(bin => bin.Count);
    }

    [Fact]
    public void Observed_shares_carry_Wilson_s_interval()
    {
        bool[] labels = [.. Enumerable.Range(0, 10).Select(row => row < 3)];
        var bin = Assert.Single(CalibrationTable.OfEqualCounts([.. Enumerable.Repeat(0.3, 10)], labels, 4).Bins);

        // scipy.stats.binomtest(3, 10).proportion_ci(method='wilson')
        Assert.Equal(0.3, bin.Observed.Estimate, 1e-15);
        Assert.Equal(0.10779126740630102, bin.Observed.Low, 1e-9);
        Assert.Equal(0.6032218525388546, bin.Observed.High, 1e-9);
    }

    [Fact]
    public void No_bin_and_no_probability_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationTable.OfEqualCounts([0.5], [true], 0));
        Assert.Throws<ArgumentException>(() => CalibrationTable.OfEqualWidths([1.5], [true], 2));
        Assert.Throws<ArgumentException>(() => CalibrationTable.OfEqualWidths([], [], 2));
    }
}
