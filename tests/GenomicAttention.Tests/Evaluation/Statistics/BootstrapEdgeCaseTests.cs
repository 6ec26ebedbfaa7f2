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
        // Of four rows 24 resamples in 256 are of that kind; the sum of these depends on their order.
        double[] samples = [0.1, 0.7, 3.3, 1e9];

        var resamples = Resampling.Bootstrap(4, Sum, 10_000, new MersenneTwister(1));

        Assert.Equal(2 * 3 * 4 / 256.0, resamples.Count(sum => sum == Sum([0, 1, 2, 3])) / 10_000.0, 0.01);

        double Sum(ReadOnlySpan<int> rows) => rows.ToArray().Sum(row => samples[row]);
    }

    [Fact]
    public void Where_every_resample_lies_to_one_side_its_end_there_is_the_last_resample()
    {
        // All 26 rows are in no resample: each has fewer distinct ones.
        var interval = BootstrapInterval.Bca(26, Distinct, 100, 0.95, new MersenneTwister(1));

        Assert.Equal(26, interval.Estimate);
        Assert.InRange(interval.Low, 10, 25);
        Assert.InRange(interval.High, interval.Low, 25);

        static double Distinct(ReadOnlySpan<int> rows) => rows.ToArray().Distinct().Count();
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
