using ObservedData.Metrics;

namespace ObservedData.Tests.Metrics;

public sealed class RegressionReportTests
{
    // NumPy 1.24.2 and SciPy 1.10.1: pearsonr, spearmanr (ties on either side), 1 - SS_res / SS_tot.
    [Fact]
    public void Metrics_are_those_of_SciPy()
    {
        var report = RegressionReport.Of([1, 2, 2, 3.5f, 5, 4, 7, -1], [1.5f, 2, 1, 3, 3, 6, 8, 0]);

        Assert.Equal(8, report.Count);
        Assert.Equal(1.4375, report.MeanSquaredError, 1e-15);
        Assert.Equal(1.0, report.MeanAbsoluteError, 1e-15);
        Assert.Equal(0.8807358969823921, report.PearsonR!.Value, 1e-12);
        Assert.Equal(0.9156626506024095, report.SpearmanRho!.Value, 1e-12);
        Assert.Equal(1 - (11.5 / 50.21875), report.RSquared!.Value, 1e-12);
    }

    [Fact]
    public void Without_spread_correlations_are_null_and_so_is_the_share_explained()
    {
        // 0.1 as float32: a mean of six is not the value itself.
        var constant = RegressionReport.Of([.1f, .1f, .1f, .1f, .1f, .1f], [1, 2, 3, 4, 5, 6]);
        Assert.Null(constant.PearsonR);
        Assert.Null(constant.SpearmanRho);
        Assert.True(constant.RSquared < 0);

        var equalLabels = RegressionReport.Of([1, 2, 3], [.1f, .1f, .1f]);
        Assert.Null(equalLabels.PearsonR);
        Assert.Null(equalLabels.RSquared);
        Assert.Null(RegressionReport.Of([1], [2]).RSquared);
    }

    [Fact]
    public void The_mean_explains_nothing() =>
        Assert.Equal(0, RegressionReport.Of([2, 2, 2], [1, 2, 3]).RSquared!.Value, 1e-15);

    [Fact]
    public void What_is_not_finite_or_no_pair_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => RegressionReport.Of([float.NaN], [1]));
        Assert.Throws<ArgumentException>(() => RegressionReport.Of([1], [float.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => RegressionReport.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => RegressionReport.Of([], []));
    }
}
