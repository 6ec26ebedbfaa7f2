using CsCheck;
using GenomicAttention.Evaluation.Statistics;
using static GenomicAttention.Tests.Evaluation.Statistics.PublishedSamples;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class ConfidenceIntervalTests
{
    // R's documentation of t.test on its data set sleep: 0.7001142 to 2.4598858 at 95 %. More digits, and 90 %, are of
    // scipy.stats.t.interval(…, 9, d.mean(), scipy.stats.sem(d)), SciPy 1.10.1.
    [Theory]
    [InlineData(0.95, 0.7001142367452712, 2.4598857632547286)]
    [InlineData(0.9, 0.8669947329717288, 2.2930052670282706)]
    public void Of_Student_s_own_samples_it_is_what_R_and_SciPy_find(double confidence, double low, double high)
    {
        var interval = ConfidenceInterval.OfMean(Sleep, confidence);

        Assert.Equal(1.58, interval.Estimate, 1e-15);
        Assert.Equal(low, interval.Low, 1e-9);
        Assert.Equal(high, interval.High, 1e-9);
    }

    // scipy.stats.t.ppf((1 + confidence) / 2, n − 1); samples of −1 and 1 make the standard error √(1 / (n − 1)).
    [Theory]
    [InlineData(2, 0.95, 12.706204736432095)]
    [InlineData(2, 0.99, 63.65674116287399)]
    [InlineData(10, 0.9, 1.8331129326536335)]
    [InlineData(30, 0.99, 2.756385903670335)]
    [InlineData(200, 0.95, 1.971956544249395)]
    public void Its_quantiles_are_those_of_SciPy(int count, double confidence, double t)
    {
        double[] samples = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? -1.0 : 1.0)];

        var interval = ConfidenceInterval.OfMean(samples, confidence);

        Assert.Equal(t, interval.High * Math.Sqrt(count - 1), t * 1e-8);
        Assert.Equal(2 * interval.High, interval.Width, 1e-15);
    }

    [Fact]
    public void It_holds_the_mean_and_grows_with_confidence() =>
        Gen.Double[-100, 100]
            .Array[2, 30]
            .Sample(samples =>
            {
                var wide = ConfidenceInterval.OfMean(samples, 0.95);
                var narrow = ConfidenceInterval.OfMean(samples, 0.5);
                Assert.True(narrow.Contains(narrow.Estimate));
                Assert.True(wide.Low <= narrow.Low && narrow.High <= wide.High);
            });

    // Three times 0.1 over three is 0.10000000000000002.
    [Fact]
    public void Of_equal_samples_it_has_no_width() =>
        Assert.Equal(new Interval(0.1, 0.1, 0.1), ConfidenceInterval.OfMean([0.1, 0.1, 0.1], 0.95));

    [Fact]
    public void Fewer_than_two_samples_and_levels_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfMean([1], 0.95));
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfMean([1, double.PositiveInfinity], 0.95));
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfMean([1, 2], 0));
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.OfMean([1, 2], 95));
    }
}
