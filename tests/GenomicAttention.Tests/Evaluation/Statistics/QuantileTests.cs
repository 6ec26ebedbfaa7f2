using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class QuantileTests
{
    // numpy.quantile([1, 2, 4, 8, 16], share)
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.4)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.9, 12.8)]
    [InlineData(1, 16)]
    public void It_is_that_of_NumPy(double share, double value) =>
        Assert.Equal(value, Quantile.OfSorted([1, 2, 4, 8, 16], share), 1e-14);

    [Fact]
    public void No_samples_and_shares_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantile.OfSorted([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantile.OfSorted([1], 1.1));
        Assert.Throws<ArgumentException>(() => Quantile.OfSorted([1], -0.1));
        Assert.Throws<ArgumentException>(() => Quantile.OfSorted([1], double.NaN));
    }
}
