using GenomicAttention.Evaluation.Statistics;
using static GenomicAttention.Tests.Evaluation.Statistics.PublishedSamples;

namespace GenomicAttention.Tests.Evaluation.Statistics;

/// <summary>The interval of one further sample.</summary>
public sealed class PredictionIntervalTests
{
    // x.mean() ± scipy.stats.t.ppf((1 + confidence) / 2, 3) × x.std(ddof=1) × sqrt(1 + 1/4), SciPy 1.10.1. By hand:
    // 2.5 ± 3.182446 × √(5/3) × √(5/4).
    [Theory]
    [InlineData(0.95, -2.0934655775934976, 7.093465577593498)]
    [InlineData(0.9, -0.8967875314596423, 5.896787531459642)]
    public void Of_1_to_4_it_is_what_SciPy_finds(double confidence, double low, double high)
    {
        var interval = ConfidenceInterval.OfNext([1, 2, 3, 4], confidence);

        Assert.Equal(2.5, interval.Estimate, 1e-15);
        Assert.Equal(low, interval.Low, 1e-8);
        Assert.Equal(high, interval.High, 1e-8);
    }

    [Theory]
    [InlineData(0.95, -1.338250935091416, 4.4982509350914155)]
    [InlineData(0.9, -0.7847709442799353, 3.9447709442799352)]
    public void Of_Student_s_own_samples_too(double confidence, double low, double high)
    {
        var interval = ConfidenceInterval.OfNext(Sleep, confidence);

        Assert.Equal(low, interval.Low, 1e-8);
        Assert.Equal(high, interval.High, 1e-8);
    }

    [Fact]
    public void Of_equal_samples_it_has_no_width() =>
        Assert.Equal(new Interval(0.1, 0.1, 0.1), ConfidenceInterval.OfNext([0.1, 0.1, 0.1], 0.95));

    [Fact]
    public void Fewer_than_two_samples_and_levels_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfNext([1], 0.95));
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfNext([1, double.NaN], 0.95));
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfNext([1, 2], 1));
    }
}
