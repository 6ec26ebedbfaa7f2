using GenomicAttention.Evaluation.Statistics;
using ObservedData.Statistics;
using ObservedData.Summary;

namespace ObservedData.Tests.Summary;

public sealed class SelectionSummaryTests
{
    // Two rows of each class; the second row of class 1 was tested at two seeds.
    private static readonly SelectionSummary Selection = new(
        length: 4,
        classOfRow: [0, 0, 1, 1],
        classNames: ["no", "yes"],
        [(0, [0]), (1, [1]), (2, [2]), (3, [2]), (3, [3])]
    );

    [Fact]
    public void The_kept_share_of_all_positions_is_the_sparsity() => Assert.Equal(0.25, Selection.SparsityKept, 1e-12);

    [Fact]
    public void Each_position_has_its_share_of_sequences_and_seeds_in_each_class()
    {
        var shares = Selection.Positions().ToLookup(one => one.Class, one => one.Kept);

        Assert.Equal([0.5, 0.5, 0, 0], shares["no"]);
        Assert.Equal([0, 0, 0.75, 0.25], shares["yes"]);
    }

    [Fact]
    public void A_region_is_enriched_where_one_class_keeps_more_of_it_than_the_other()
    {
        var estimates = Selection
            .Of(new Region("region", 1, 3), Exactly)
            .ToDictionary(one => one.Measure, one => one.Interval.Estimate);

        Assert.Equal(0.25, estimates["kept:no"], 1e-12);
        Assert.Equal(0.375, estimates["kept:yes"], 1e-12);
        Assert.Equal(1.5, estimates["over_chance:yes"], 1e-12);
        Assert.Equal(1.5, estimates["enrichment"], 1e-12);
    }

    [Fact]
    public void Over_a_class_that_keeps_nothing_of_a_region_there_is_no_enrichment() =>
        Assert.DoesNotContain(Selection.Of(new Region("end", 2, 4), Exactly), one => one.Measure == "enrichment");

    // Held-out splits test few rows, and those of one class may be more than those of the other.
    [Fact]
    public void Rows_that_no_seed_tested_do_not_count()
    {
        var some = new SelectionSummary(length: 4, [0, 0, 0, 1, 1], ["no", "yes"], [(0, [0]), (3, [2]), (4, [3])]);

        Assert.Equal(0.25, some.SparsityKept, 1e-12);
        Assert.Equal([true, false, false, true, true], some.IsTested);
        Assert.Equal([1, 0, 0, 0], some.Positions().Where(one => one.Class == "no").Select(one => one.Kept));
        Assert.Equal(
            1,
            some.Of(
                    new Region("start", 0, 1),
                    statistic => statistic([0, 1, 2, 3, 4]) is { } value ? new Interval(value, value, value) : null
                )
                .Single(one => one.Measure == "kept:no")
                .Interval.Estimate,
            1e-12
        );
    }

    private static Interval? Exactly(RowStatistic statistic) =>
        statistic([0, 1, 2, 3]) is { } value ? new Interval(value, value, value) : null;
}
