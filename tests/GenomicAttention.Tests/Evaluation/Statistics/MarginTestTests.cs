using CsCheck;
using GenomicAttention.Evaluation.Statistics;
using static GenomicAttention.Tests.Evaluation.Statistics.PublishedSamples;

namespace GenomicAttention.Tests.Evaluation.Statistics;

// SciPy's numbers are of scipy.stats.ttest_1samp(samples, margin, alternative=…), SciPy 1.10.1.
public sealed class MarginTestTests
{
    [Theory]
    [InlineData(-0.5, 5.347611127490276, 0.00023190270448159315)]
    [InlineData(0, 4.062127683382037, 0.001416445098692135)]
    [InlineData(1, 1.4911607951655574, 0.08505588544871147)]
    [InlineData(1.5, 0.2056773510573179, 0.420809984326783)]
    public void That_a_mean_lies_above_a_margin_is_found_as_by_SciPy(double margin, double t, double p) =>
        AreClose(1.58, t, 9, p, MarginTest.Above(Sleep, margin));

    [Theory]
    [InlineData(1.5, 0.2056773510573179, 0.579190015673217)]
    [InlineData(2.5, -2.365289537159161, 0.021116860246500724)]
    [InlineData(4, -6.221739869483879, 7.73889850321541e-05)]
    public void That_it_lies_below_is_found_as_by_SciPy(double margin, double t, double p) =>
        AreClose(1.58, t, 9, p, MarginTest.Below(Sleep, margin));

    // ttest_1samp(A - B, -4, alternative='greater')
    [Fact]
    public void Non_inferiority_of_pairs_tests_their_differences_against_the_loss_that_does_not_count() =>
        AreClose(
            0.7692307692307693,
            3.1859031492207377,
            25,
            0.0019232501335529081,
            MarginTest.NonInferiority(SpatialA, SpatialB, margin: 4)
        );

    // ttest_1samp(A - 0.95 * B, 0, alternative='greater')
    [Fact]
    public void That_a_share_is_retained_is_tested_with_the_spread_of_the_references() =>
        AreClose(
            2.21346153846154,
            1.4710425730827257,
            25,
            0.0768778316384869,
            MarginTest.Retains(SpatialA, SpatialB, share: 0.95)
        );

    [Fact]
    public void The_two_sides_of_a_margin_share_the_chance() =>
        Gen.Select(Gen.Double[-10, 10].Array[2, 30], Gen.Double[-10, 10])
            .Sample(
                (samples, margin) =>
                    Assert.Equal(
                        1,
                        MarginTest.Above(samples, margin).PValue + MarginTest.Below(samples, margin).PValue,
                        1e-12
                    )
            );

    [Theory]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(0.1, 0, 0.5)]
    [InlineData(0.2, double.NegativeInfinity, 1)]
    public void Of_equal_samples_the_side_decides(double margin, double t, double p) =>
        Assert.Equal(new MarginResult(0.1, t, 2, p), MarginTest.Above([0.1, 0.1, 0.1], margin));

    [Fact]
    public void A_small_p_keeps_its_digits()
    {
        // scipy.stats.t.sf(1e6, 4); the samples' standard error is √(1 / 5).
        double[] samples = [-1, -1, 0, 1, 1];

        var result = MarginTest.Above(samples, -1e6 / Math.Sqrt(5));

        Assert.Equal(2.9999999999799967e-24, result.PValue, 1e-33);
    }

    [Fact]
    public void What_has_no_margin_or_no_share_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MarginTest.Above([1], 0));
        Assert.Throws<ArgumentException>(() => MarginTest.Above([1, 2], double.NaN));
        Assert.Throws<ArgumentException>(() => MarginTest.Below([1, 2], double.NegativeInfinity));
        Assert.Throws<ArgumentException>(() => MarginTest.NonInferiority([1, 2], [1, 3], -0.1));
        Assert.Throws<ArgumentException>(() => MarginTest.NonInferiority([1, 2], [1, 3, 4], 0.1));
        Assert.Throws<ArgumentException>(() => MarginTest.Retains([1, 2], [1, 3], 0));
        Assert.Throws<ArgumentException>(() => MarginTest.Retains([1, 2], [-1, 1], 0.95));
    }

    private static void AreClose(double estimate, double t, int freedom, double p, MarginResult result)
    {
        Assert.Equal(estimate, result.Estimate, 1e-13);
        Assert.Equal(t, result.T, 1e-12);
        Assert.Equal(freedom, result.DegreesOfFreedom);
        Assert.Equal(p, result.PValue, p * 1e-11);
    }
}
