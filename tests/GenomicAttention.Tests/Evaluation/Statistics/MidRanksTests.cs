using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class MidRanksTests
{
    // scipy.stats.rankdata([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])
    [Fact]
    public void Ranks_are_those_of_SciPy_and_ties_are_summed()
    {
        var (ranks, tieTerm) = MidRanks.Of([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]);

        Assert.Equal([4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8], ranks);
        Assert.Equal(6 + 6 + 24, tieTerm);
    }
}
