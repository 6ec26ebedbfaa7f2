using CsCheck;
using GenomicAttention.Evaluation.Statistics;
using static GenomicAttention.Tests.Evaluation.Statistics.PublishedSamples;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class EquivalenceTestTests
{
    // scipy.stats.ttest_1samp(A - B, -4, alternative='greater') and (A - B, 4, alternative='less'), SciPy 1.10.1.
    [Fact]
    public void Its_p_is_the_greater_of_two_one_sided_ones()
    {
        var result = EquivalenceTest.Test(SpatialA, SpatialB, -4, 4);

        Assert.Equal(0.0019232501335529081, result.AboveLower.PValue, 1e-14);
        Assert.Equal(0.0203568734880334, result.BelowUpper.PValue, 1e-14);
        Assert.Equal(result.BelowUpper.PValue, result.PValue);
        Assert.Equal(
            result.BelowUpper.PValue,
            EquivalenceTest.Test(SpatialB, SpatialA, -4, 4).AboveLower.PValue,
            1e-14
        );
    }

    [Fact]
    public void At_5_percent_it_is_found_where_the_90_percent_interval_lies_between_the_margins() =>
        Gen.Select(Gen.Double[-1, 1].Array[2, 20], Gen.Double[-1, 0], Gen.Double[0.001, 1])
            .Sample(
                (samples, lower, upper) =>
                {
                    var interval = ConfidenceInterval.OfMean(samples, 0.9);
                    Assert.Equal(
                        lower < interval.Low && interval.High < upper,
                        EquivalenceTest.Test(samples, lower, upper).PValue < 0.05
                    );
                }
            );

    [Fact]
    public void Margins_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => EquivalenceTest.Test([1, 2], 1, 1));
        Assert.Throws<ArgumentException>(() => EquivalenceTest.Test([1, 2], double.NaN, 1));
        Assert.Throws<ArgumentException>(() => EquivalenceTest.Test([1, 2], [1, 2, 3], -1, 1));
    }
}
