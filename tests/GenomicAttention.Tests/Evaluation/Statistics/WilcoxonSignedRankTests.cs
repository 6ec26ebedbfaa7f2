using CsCheck;
using GenomicAttention.Evaluation.Statistics;
using static GenomicAttention.Tests.Evaluation.Statistics.PublishedSamples;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class WilcoxonSignedRankTests
{
    private static readonly Gen<double[]> FewWithTies = Gen.Int[-4, 4]
        .Array[1, 11]
        .Select(values => values.Select(value => (double)value).ToArray());

    // scipy.stats.wilcoxon(d, mode='exact', alternative=…), SciPy 1.10.1; R's wilcox.test prints V = 96, p = 0.04126.
    [Theory]
    [InlineData(Alternative.TwoSided, 0.041259765625)]
    [InlineData(Alternative.Greater, 0.0206298828125)]
    [InlineData(Alternative.Less, 0.982330322265625)]
    public void Of_Darwin_s_maize_it_is_what_SciPy_and_R_find(Alternative alternative, double p) =>
        Assert.Equal(
            new SignedRankResult(Pairs: 15, PositiveRankSum: 96, p, IsExact: true),
            WilcoxonSignedRank.Test(Maize, alternative)
        );

    // numpy.random.RandomState(5).normal(.1, 1, 50).round(6) with scipy.stats.wilcoxon(d, mode='exact').
    [Theory]
    [InlineData(Alternative.TwoSided, 0.2260100302518655)]
    [InlineData(Alternative.Greater, 0.11300501512593275)]
    [InlineData(Alternative.Less, 0.8888425619233535)]
    public void Of_50_pairs_it_is_still_exact(Alternative alternative, double p)
    {
        var result = WilcoxonSignedRank.Test(Fifty, alternative);

        Assert.Equal((50, 764, true), (result.Pairs, result.PositiveRankSum, result.IsExact));
        Assert.Equal(p, result.PValue, 1e-14);
    }

    // scipy.stats.permutation_test(permutation_type='samples', n_resamples=inf) of the sum of the positives' ranks,
    // scipy.stats.rankdata(abs(d[d != 0])).
    [Theory]
    [InlineData(Alternative.TwoSided, 0.05908203125)]
    [InlineData(Alternative.Greater, 0.029541015625)]
    [InlineData(Alternative.Less, 0.976318359375)]
    public void With_ties_and_zeros_it_is_the_exact_permutation_test_of_mid_ranks(Alternative alternative, double p) =>
        Assert.Equal(
            new SignedRankResult(Pairs: 12, PositiveRankSum: 63.5, p, IsExact: true),
            WilcoxonSignedRank.Test([1, 1, -1, 2, 2, 3, -3, 4, 0, 5, 5, 0, -2, 6], alternative)
        );

    // d[i] = (37 i mod 61) − 24 for i < 60, scipy.stats.wilcoxon(d, mode='approx', correction=True).
    [Theory]
    [InlineData(Alternative.TwoSided, 0.016227476697008532)]
    [InlineData(Alternative.Greater, 0.008113738348504266)]
    [InlineData(Alternative.Less, 0.9920482141656333)]
    public void Of_more_pairs_it_is_approximated_as_SciPy_does(Alternative alternative, double p)
    {
        double[] differences = [.. Enumerable.Range(0, 60).Select(i => (37.0 * i % 61) - 24)];

        var result = WilcoxonSignedRank.Test(differences, alternative);

        Assert.Equal((60, 1242, false), (result.Pairs, result.PositiveRankSum, result.IsExact));
        Assert.Equal(p, result.PValue, 1e-12);
    }

    [Fact]
    public void Its_p_is_the_share_of_all_assignments_of_signs() =>
        FewWithTies.Sample(
            differences =>
            {
                var result = WilcoxonSignedRank.Test(differences, Alternative.Greater);
                double[] absolute = [.. differences.Where(value => value != 0).Select(Math.Abs)];
                var (ranks, _) = MidRanks.Of(absolute);
                var assignments = 1 << ranks.Length;
                var asFarOut = Enumerable
                    .Range(0, assignments)
                    .Count(signs => ranks.Where((_, i) => (signs >> i & 1) == 1).Sum() >= result.PositiveRankSum);
                Assert.Equal(asFarOut / (double)assignments, result.PValue);
            },
            iter: 300
        );

    [Fact]
    public void With_signs_flipped_the_sides_change_places_and_two_sided_p_stays() =>
        Gen.Double[-1, 1]
            .Array[1, 70]
            .Sample(differences =>
            {
                double[] flipped = [.. differences.Select(value => -value)];
                Assert.Equal(
                    WilcoxonSignedRank.Test(differences).PValue,
                    WilcoxonSignedRank.Test(flipped).PValue,
                    1e-12
                );
                Assert.Equal(
                    WilcoxonSignedRank.Test(differences, Alternative.Less).PValue,
                    WilcoxonSignedRank.Test(flipped, Alternative.Greater).PValue,
                    1e-12
                );
            });

    [Fact]
    public void Pairs_are_tested_by_their_differences() =>
        Assert.Equal(
            WilcoxonSignedRank.Test([.. SpatialA.Zip(SpatialB, (a, b) => a - b)]),
            WilcoxonSignedRank.Test(SpatialA, SpatialB)
        );

    [Fact]
    public void Where_no_pair_differs_nothing_speaks_against_chance() =>
        Assert.Equal(new SignedRankResult(0, 0, 1, IsExact: true), WilcoxonSignedRank.Test([0, 0, -0.0]));

    [Fact]
    public void What_cannot_be_ranked_or_paired_is_refused()
    {
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.Test([]));
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.Test([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.Test([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilcoxonSignedRank.Test([1, 2], (Alternative)3));
    }

    private static readonly double[] Fifty =
    [
        .. new[] { 0.541227, -0.23087, 2.530771, -0.152092, 0.20961, 1.682481, -0.809232, -0.491637, 0.287603 },
        .. new[] { -0.22987, -1.092765, -0.104877, -0.258829, 0.703472, -1.564789, -0.600179, 1.251391, 1.957331 },
        .. new[] { -1.41118, 0.744848, -0.880608, -0.756853, -0.771879, -0.322508, 1.09644, 0.812421, 0.159144 },
        .. new[] { -0.263311, 0.103289, -0.00593, 0.893053, -0.531572, 0.093805, -0.001068, 0.047692, 0.349218 },
        .. new[] { 0.29766, 1.434849, 0.013124, 1.661532, -0.205853, -0.377731, 0.200738, 0.455438, 0.369612 },
        .. new[] { 1.391963, 1.239343, 0.59444, -0.236336, -0.000614 },
    ];
}
