namespace GenomicAttention.Evaluation.Statistics;

/// <summary>What <see cref="WilcoxonSignedRank"/> finds.</summary>
/// <param name="Pairs">How many differences are not 0: n.</param>
/// <param name="PositiveRankSum">The sum of the ranks of the positive ones, from 0 to n (n + 1) / 2.</param>
/// <param name="PValue">
/// The chance of a sum as far out, or further, if each difference is as likely to have one sign as the other.
/// </param>
/// <param name="IsExact">Whether the chance was counted, not approximated.</param>
public readonly record struct SignedRankResult(int Pairs, double PositiveRankSum, double PValue, bool IsExact);

/// <summary>Wilcoxon's signed-rank test of paired values, such as two models' errors at the same seeds.</summary>
/// <remarks>
/// <para>
/// Wilcoxon, "Individual comparisons by ranking methods", 1945, <see href="https://doi.org/10.2307/3001968"/>.
/// Differences of 0 are dropped, as Wilcoxon does; Pratt, who ranks them first and drops them then, is not followed.
/// Equal absolute differences share their mean rank. They are equal only as doubles are: round values that were
/// computed, where ties matter.
/// </para>
/// <para>
/// To 50 pairs the distribution over all 2ⁿ assignments of signs is counted, with ties or without, so that p is exact
/// given the ranks. Beyond, it is normal, with corrections of 0.5 for continuity and for ties: the variance is
/// n (n + 1) (2n + 1) / 24 − Σ (t³ − t) / 48 over groups of t equal ranks (Lehmann, "Nonparametrics", 1975).
/// The p of a two-sided test is twice that of the nearer side, at most 1.
/// </para>
/// </remarks>
public static class WilcoxonSignedRank
{
    /// <summary>Above how many pairs the distribution is approximated.</summary>
    public const int LargestExact = 50;

    /// <summary>Tests whether first values lie above or below those that they are paired with.</summary>
    /// <param name="first">[n], at least one.</param>
    /// <param name="second">[n]; <c>first[i] − second[i]</c> is tested.</param>
    /// <param name="alternative">What to set against no difference.</param>
    /// <exception cref="ArgumentException">There are none, not as many of each, or one is not finite.</exception>
    public static SignedRankResult Test(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        Alternative alternative = Alternative.TwoSided
    ) => Test(Paired.Differences(first, second), alternative);

    /// <summary>Tests whether differences lie above or below 0.</summary>
    /// <param name="differences">[n], at least one. If all are 0, then p is 1.</param>
    /// <param name="alternative">What to set against no difference.</param>
    /// <exception cref="ArgumentException">There are none, or one is not finite.</exception>
    public static SignedRankResult Test(
        ReadOnlySpan<double> differences,
        Alternative alternative = Alternative.TwoSided
    )
    {
        Demand.Finite(differences, atLeast: 1);
        double[] others = [.. differences.ToArray().Where(difference => difference != 0)];
        var (ranks, tieTerm) = MidRanks.Of([.. others.Select(Math.Abs)]);
        var rankSum = ranks.Where((_, i) => others[i] > 0).Sum();
        var isExact = others.Length <= LargestExact;
        var (atMost, atLeast) = isExact
            ? SignedRankDistribution.Exact(ranks, rankSum)
            : SignedRankDistribution.Approximate(others.Length, tieTerm, rankSum);
        var p = alternative switch
        {
            Alternative.TwoSided => Math.Min(1, 2 * Math.Min(atMost, atLeast)),
            Alternative.Greater => atLeast,
            Alternative.Less => atMost,
            _ => throw new ArgumentOutOfRangeException(nameof(alternative)),
        };
        return new SignedRankResult(others.Length, rankSum, p, isExact);
    }
}
