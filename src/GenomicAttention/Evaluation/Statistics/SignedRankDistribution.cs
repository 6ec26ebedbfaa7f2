using MathNet.Numerics.Distributions;

namespace GenomicAttention.Evaluation.Statistics;

/// <summary>
/// How the sum of the ranks of positive differences is distributed where every difference is as likely to have one
/// sign as the other.
/// </summary>
internal static class SignedRankDistribution
{
    /// <summary>Counts the assignments of signs that lead to each sum.</summary>
    /// <param name="ranks">[n] mid-ranks, at most 62.</param>
    /// <param name="rankSum">The sum obtained.</param>
    /// <returns>The chance of that sum or a smaller one, and of that sum or a larger one.</returns>
    public static (double AtMost, double AtLeast) Exact(double[] ranks, double rankSum)
    {
        // Twice a mid-rank is an integer. Doubling them all keeps ties exact.
        int[] doubled = [.. ranks.Select(rank => (int)(2 * rank))];
        var ways = new long[doubled.Sum() + 1];
        ways[0] = 1;
        foreach (var rank in doubled)
        {
            for (var sum = ways.Length - 1; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }

        var obtained = (int)(2 * rankSum);
        var all = Math.Pow(2, ranks.Length);
        return (ways.Take(obtained + 1).Sum() / all, ways.Skip(obtained).Sum() / all);
    }

    /// <summary>Approximates the sum by a normal variable, with corrections for continuity and for ties.</summary>
    /// <param name="count">How many ranks there are.</param>
    /// <param name="tieTerm">Σ (t³ − t) over groups of t equal ranks.</param>
    /// <param name="rankSum">The sum obtained.</param>
    /// <returns>The chance of that sum or a smaller one, and of that sum or a larger one.</returns>
    public static (double AtMost, double AtLeast) Approximate(int count, double tieTerm, double rankSum)
    {
        const double continuity = 0.5;
        double n = count;
        var mean = n * (n + 1) / 4;
        var deviation = Math.Sqrt((n * (n + 1) * ((2 * n) + 1) / 24) - (tieTerm / 48));
        return (
            Normal.CDF(0, 1, (rankSum - mean + continuity) / deviation),
            Normal.CDF(0, 1, -(rankSum - mean - continuity) / deviation)
        );
    }
}
