using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;

namespace GenomicAttention.Tests.Evaluation.Statistics;

/// <summary>Where the formula of a bootstrap interval has no value, or its arguments make no sense.</summary>
public sealed class BootstrapEdgeCaseTests
{
    [Fact]
    public void Of_equal_samples_it_has_no_width() =>
        Assert.Equal(new Interval(0.1, 0.1, 0.1), Bca([0.1, 0.1, 0.1, 0.1], samples => samples[0], 100, 0.95));

    [Fact]
    public void A_resample_of_every_row_once_has_the_estimate_s_very_bits()
    {
        // No two sums of four of these are near each other, and the last bits of a sum depend on its order.
        double[] samples = [Math.Sqrt(2), Math.Sqrt(3), Math.Sqrt(5), Math.Sqrt(7)];

        var resamples = Resampling.Bootstrap(4, Sum, 1000, new MersenneTwister(1));

        var estimate = Sum([0, 1, 2, 3]);
        var near = resamples.Count(sum => Math.Abs(sum - estimate) < 1e-9);
        Assert.InRange(near, 60, 130);
        Assert.Equal(near, resamples.Count(sum => sum == estimate));

        double Sum(ReadOnlySpan<int> rows) => rows.ToArray().Sum(row => samples[row]);
    }

    [Fact]
    public void Where_every_resample_lies_to_one_side_it_reaches_between_the_last_two()
    {
        // No resample here has all 26 rows, so each has fewer distinct ones; their sum sets equal counts apart.
        var interval = BootstrapInterval.Bca(26, Distinct, 100, 0.95, new MersenneTwister(1));

        var resamples = Resampling.Bootstrap(26, Distinct, 100, new MersenneTwister(1)).Order().ToList();
        Assert.True(resamples[^1] < interval.Estimate);
        Assert.InRange(interval.Low, resamples[^2], resamples[^1]);
        Assert.InRange(interval.High, interval.Low, resamples[^1]);
        Assert.True(interval.Width > 0);

        static double Distinct(ReadOnlySpan<int> rows) =>
            rows.ToArray().Distinct().Count() + (rows.ToArray().Sum() * 1e-6);
    }

    // Without any one of them the mean is 1/3 from 0. Resamples are 0, 1/2 and 1 from it in 3, 4 and 1 of 8. From their
    // half-counted ties z₀ = Φ⁻¹(3/16) = −0.887, and without acceleration the upper end is at Φ(2 z₀ + 1.96) = 0.57.
    [Fact]
    public void Where_the_jackknife_finds_no_difference_there_is_no_acceleration()
    {
        var interval = Bca([-1, -1, 1, 1], samples => Math.Abs(Moments.MeanOf(samples)), 2000, 0.95);

        Assert.Equal(new Interval(0, 0, 0.5), interval);
    }

    // 99 zeros and one −1 have an acceleration of nearly −1/6, the largest there can be; z of 1 − 1e-12 is 7, and the
    // formula's denominator turns negative.
    [Fact]
    public void Where_the_acceleration_is_beyond_the_formula_its_end_is_the_extreme_resample()
    {
        double[] samples = [.. Enumerable.Repeat(0.0, 99), -1];

        var interval = Bca(samples, Moments.MeanOf, 2000, 1 - 1e-12);

        var resamples = Resampling.Bootstrap(100, rows => rows.Count(99) / -100.0, 2000, new MersenneTwister(1));
        Assert.Equal(resamples.Min(), interval.Low, 1e-12);
    }

    [Fact]
    public void What_it_cannot_be_of_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Bca([1], Moments.MeanOf, 10, 0.95));
        Assert.Throws<ArgumentException>(() => Bca([1, double.NaN], samples => 1, 10, 0.95));
        Assert.Throws<ArgumentException>(() => Bca([1, 2], Moments.MeanOf, 10, 1));
        Assert.Throws<ArgumentException>(() => Bca([1, 2], Moments.MeanOf, 10, double.NaN));
        Assert.Throws<ArgumentException>(() => Bca([1, 2], samples => double.NaN, 10, 0.95));
        // Of all samples, and of all but one, this is finite; of a resample of one value alone it is not.
        Assert.Throws<ArgumentException>(() => Bca([1, 2, 4], samples => 1 / (samples[^1] - samples[0]), 100, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bca([1, 2], Moments.MeanOf, 0, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BootstrapInterval.Bca(1, rows => 1, 10, 0.95, new MersenneTwister(1))
        );
    }

    private static Interval Bca(
        double[] samples,
        Func<ReadOnlySpan<double>, double> statistic,
        int resamples,
        double confidence
    ) => BootstrapInterval.Bca(samples, statistic, resamples, confidence, new MersenneTwister(1));
}
