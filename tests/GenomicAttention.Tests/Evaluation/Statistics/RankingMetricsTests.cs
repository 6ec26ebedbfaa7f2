using CsCheck;
using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class RankingMetricsTests
{
    private static readonly Gen<(double[], bool[])> Scored =
        from count in Gen.Int[2, 40]
        from scores in Gen.Int[0, 12].Array[count]
        from labels in Gen.Bool.Array[count]
        where labels.Distinct().Count() == 2
        select (scores.Select(score => (double)score).ToArray(), labels);

    // Hanley and McNeil, 1982, table I: 109 tomograms rated 1 to 5. The area printed is 0.893; more digits are of
    // scipy.stats.mannwhitneyu(abnormal, normal).statistic / (51 * 58), SciPy 1.10.1.
    [Fact]
    public void Of_ratings_with_ties_it_is_what_Hanley_and_McNeil_print()
    {
        int[] normal = [33, 6, 6, 11, 2];
        int[] abnormal = [3, 2, 2, 11, 33];
        double[] scores = [.. Ratings(normal), .. Ratings(abnormal)];
        bool[] labels = [.. scores.Select((_, i) => i >= normal.Sum())];

        Assert.Equal(0.8931710615280595, RankingMetrics.Auroc(scores, labels), 1e-15);

        static IEnumerable<double> Ratings(int[] counts) =>
            counts.SelectMany((count, i) => Enumerable.Repeat(i + 1.0, count));
    }

    [Fact]
    public void It_is_the_share_of_pairs_in_the_right_order() =>
        Scored.Sample(
            (scores, labels) =>
            {
                var pairs =
                    from positive in scores.Where((_, i) => labels[i])
                    from negative in scores.Where((_, i) => !labels[i])
                    select positive > negative ? 1
                    : positive == negative ? 0.5
                    : 0;
                Assert.Equal(pairs.Average(), RankingMetrics.Auroc(scores, labels), 1e-12);
            }
        );

    [Fact]
    public void With_scores_or_labels_turned_over_it_is_the_rest_of_1() =>
        Scored.Sample(
            (scores, labels) =>
            {
                var area = RankingMetrics.Auroc(scores, labels);
                Assert.Equal(1 - area, RankingMetrics.Auroc([.. scores.Select(x => -x)], labels), 1e-12);
                Assert.Equal(1 - area, RankingMetrics.Auroc(scores, [.. labels.Select(x => !x)]), 1e-12);
            }
        );

    [Fact]
    public void Without_one_of_the_classes_it_is_undefined()
    {
        Assert.Equal(double.NaN, RankingMetrics.Auroc([1, 2], [true, true]));
        Assert.Equal(double.NaN, RankingMetrics.Auroc([1, 2], [false, false]));
        Assert.Equal(double.NaN, RankingMetrics.Auroc([], []));
    }

    [Fact]
    public void An_infinite_score_has_a_rank_and_what_is_not_a_number_has_none()
    {
        Assert.Equal(1, RankingMetrics.Auroc([double.NegativeInfinity, 2], [false, true]));
        Assert.Throws<ArgumentException>(() => RankingMetrics.Auroc([double.NaN, 2], [false, true]));
        Assert.Throws<ArgumentException>(() => RankingMetrics.Auroc([1, 2], [true]));
    }
}
