using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class SignedRankDistributionTests
{
    // The one-sided p of a rank sum of negatives, printed in tables such as Hollander and Wolfe's, A.4: n = 10, 8 and
    // n = 20, 52, and the critical values of Wilcoxon's own, 1945: 8 and 52 at 5 %, two-sided.
    [Theory]
    [InlineData(10, 8, 0.0244)]
    [InlineData(20, 52, 0.0242)]
    public void Its_tail_is_that_of_printed_tables(int pairs, int rankSum, double printed)
    {
        double[] ranks = [.. Enumerable.Range(1, pairs).Select(rank => (double)rank)];

        Assert.Equal(printed, SignedRankDistribution.Exact(ranks, rankSum).AtMost, 0.00005);
    }

    // Without ties it is within 5e-4 in the tails; the test that ties narrow it is against SciPy, by the whole test.
    [Theory]
    [InlineData(430)]
    [InlineData(637)]
    [InlineData(850)]
    public void Where_counting_stops_the_approximation_is_close(int rankSum)
    {
        double[] ranks = [.. Enumerable.Range(1, WilcoxonSignedRank.LargestExact).Select(rank => (double)rank)];

        var exact = SignedRankDistribution.Exact(ranks, rankSum);
        var approximate = SignedRankDistribution.Approximate(ranks.Length, tieTerm: 0, rankSum);

        Assert.Equal(exact.AtMost, approximate.AtMost, 5e-4);
        Assert.Equal(exact.AtLeast, approximate.AtLeast, 5e-4);
    }
}
