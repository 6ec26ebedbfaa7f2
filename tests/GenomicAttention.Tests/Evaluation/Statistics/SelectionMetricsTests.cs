using CsCheck;
using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class SelectionMetricsTests
{
    private static readonly Gen<(int[], int[], int)> Selections =
        from length in Gen.Int[1, 60]
        from selected in Gen.Int[0, length - 1].Array[1, 30]
        from planted in Gen.Int[0, length - 1].Array[1, 30]
        select (selected, planted, length);

    // By hand: 20 positions, a motif of 6 from 4 to 9, and 4 selected of which 3 hit.
    [Fact]
    public void It_is_what_counting_gives()
    {
        var metrics = SelectionMetrics.Of([5, 9, 4, 10], [4, 5, 6, 7, 8, 9], length: 20);

        Assert.Equal(new SelectionMetrics(Length: 20, Selected: 4, Planted: 6, Hits: 3), metrics);
        Assert.Equal((0.75, 0.5, 0.3), (metrics.Precision, metrics.Recall, metrics.Coverage));
        Assert.Equal(2.5, metrics.Enrichment, 1e-15);
        Assert.Equal((1, 4 / 6.0), (metrics.Best.Precision, metrics.Best.Recall));
        Assert.Equal(1 / 0.3, metrics.Best.Enrichment, 1e-15);
    }

    [Fact]
    public void Where_more_is_selected_than_planted_the_best_finds_all_of_it()
    {
        var best = SelectionMetrics.Of([0, 1, 2, 3], [9], length: 10).Best;

        Assert.Equal((0.25, 1), (best.Precision, best.Recall));
    }

    [Fact]
    public void Positions_that_are_listed_twice_count_once() =>
        Assert.Equal(
            SelectionMetrics.Of([1, 2], [2, 3], length: 5),
            SelectionMetrics.Of([2, 1, 2], [2, 3, 3, 2], length: 5)
        );

    [Fact]
    public void Nothing_is_better_than_the_best_and_enrichment_is_recall_over_the_share_selected() =>
        Selections.Sample(
            (selected, planted, length) =>
            {
                var metrics = SelectionMetrics.Of(selected, planted, length);
                Assert.InRange(metrics.Precision, 0, metrics.Best.Precision);
                Assert.InRange(metrics.Recall, 0, metrics.Best.Recall);
                Assert.InRange(metrics.Best.Precision, 0, 1);
                Assert.Equal(metrics.Recall / (metrics.Selected / (double)length), metrics.Enrichment, 1e-9);
                Assert.Equal(selected.Intersect(planted).Count(), metrics.Hits);
            }
        );

    [Fact]
    public void All_positions_together_are_enriched_by_nothing() =>
        Assert.Equal(1, SelectionMetrics.Of([0, 1, 2, 3], [2], length: 4).Enrichment);

    [Fact]
    public void Without_selection_there_is_no_precision_and_without_motif_no_recall()
    {
        Assert.Equal(double.NaN, SelectionMetrics.Of([], [1], length: 4).Precision);
        Assert.Equal(double.NaN, SelectionMetrics.Of([1], [], length: 4).Recall);
        Assert.Equal(double.NaN, SelectionMetrics.Of([1], [], length: 4).Enrichment);
    }

    [Fact]
    public void Positions_outside_the_sequence_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SelectionMetrics.Of([4], [0], length: 4));
        Assert.Throws<ArgumentException>(() => SelectionMetrics.Of([0], [-1], length: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => SelectionMetrics.Of([], [], length: 0));
    }
}
