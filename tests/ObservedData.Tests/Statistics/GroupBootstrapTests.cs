using System.Collections.Immutable;
using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;
using ObservedData.Metrics;
using ObservedData.Statistics;

namespace ObservedData.Tests.Statistics;

public sealed class GroupBootstrapTests
{
    private static readonly double[] Skewed = [0.02, 0.05, 0.07, 0.11, 0.3, 0.4, 0.9, 1.6, 2.7, 9.5];

    // That one is tested against SciPy. UniformRandom(3) gives the numbers of the generator seeded with its two words.
    [Fact]
    public void Of_groups_of_one_row_it_is_the_interval_of_independent_rows()
    {
        var expected = BootstrapInterval.Bca(Skewed, Moments.MeanOf, 1999, 0.99, new MersenneTwister([3u, 0u]));
        var interval = new GroupBootstrap(Alone(10)).Bca(MeanOf(Skewed), 1999, 0.99, new UniformRandom(3));

        Assert.Equal(expected, interval);
    }

    [Fact]
    public void Rows_are_handed_over_in_ascending_order()
    {
        RowStatistic statistic = rows =>
        {
            Assert.Equal(rows.ToArray().Order(), rows.ToArray());
            return rows[0];
        };

        new GroupBootstrap([
            [4, 1],
            [0, 5],
            [3, 2],
        ]).Bca(statistic, 50, 0.95, new UniformRandom(1));
    }

    // Of two groups, resamples are aa, ab, ba and bb: means 0, 2 (of three rows), 2 and 3.
    [Fact]
    public void Groups_are_drawn_whole_and_rows_count_one_by_one()
    {
        double[] values = [0, 3, 3];
        var seen = new HashSet<double>();
        var bootstrap = new GroupBootstrap([
            [0],
            [1, 2],
        ]);
        var interval = bootstrap.Percentile(
            rows =>
            {
                var mean = MeanOf(values)(rows);
                seen.Add(mean!.Value);
                return mean;
            },
            400,
            0.9,
            new UniformRandom(1)
        );

        Assert.Equal([0, 2, 3], seen.Order());
        Assert.Equal(new Interval(2, 0, 3), interval);
    }

    // 40 groups of 5 equal rows: the interval of rows taken for independent is √5 times too narrow, and holds the mean
    // about 62 % of the time. Of 200 intervals at 95 %, an exact test would leave [182, 197] once in a hundred;
    // percentile intervals of 40 groups fall short by about 1.5 %.
    [Fact]
    public void It_holds_the_true_mean_about_as_often_as_it_says_where_rows_are_related()
    {
        const int intervals = 200;
        var random = new UniformRandom(11);
        ImmutableArray<int>[] groups = [.. Enumerable.Range(0, 200).Chunk(5).Select(rows => rows.ToImmutableArray())];
        var (byGroups, byRows) = (0, 0);
        for (var i = 0; i < intervals; i++)
        {
            double[] ofGroup = [.. groups.Select(_ => random.NextNormal())];
            double[] values = [.. Enumerable.Range(0, 200).Select(row => ofGroup[row / 5])];
            byGroups += Holds(groups, values) ? 1 : 0;
            byRows += Holds(Alone(200), values) ? 1 : 0;
        }

        Assert.InRange(byGroups, 177, 198);
        Assert.InRange(byRows, 95, 150);

        bool Holds(ImmutableArray<int>[] drawn, double[] values) =>
            new GroupBootstrap(drawn).Percentile(MeanOf(values), 200, 0.95, random).Contains(0);
    }

    [Fact]
    public void A_difference_of_two_models_is_of_the_same_resamples()
    {
        double[] first = [0.9, 0.8, 0.4, 0.3, 0.7, 0.2];
        double[] second = [.. first.Select(probability => probability / 2)];
        bool[] labels = [true, true, false, true, false, false];
        var bootstrap = new GroupBootstrap(Alone(6));

        // Halved probabilities rank the same, whatever rows are drawn.
        var ranks = RowStatistics.Difference(
            RowStatistics.Of(first, labels, BinaryScores.Auroc),
            RowStatistics.Of(second, labels, BinaryScores.Auroc)
        );
        Assert.Equal(new Interval(0, 0, 0), bootstrap.Percentile(ranks, 200, 0.95, new UniformRandom(1)));

        var losses = RowStatistics.Difference(
            RowStatistics.Of(first, labels, (p, y) => BinaryScores.Brier(p, y)),
            RowStatistics.Of(second, labels, (p, y) => BinaryScores.Brier(p, y))
        );
        // By hand: (0.01 + 0.04 + 0.16 + 0.49 + 0.49 + 0.04 − 0.3025 − 0.36 − 0.04 − 0.7225 − 0.1225 − 0.01) / 6.
        Assert.Equal(-0.3275 / 6, bootstrap.Bca(losses, 200, 0.95, new UniformRandom(1)).Estimate, 1e-14);
    }

    [Fact]
    public void A_resample_of_one_class_is_drawn_again()
    {
        double[] probabilities = [0.9, 0.1, 0.2, 0.3];
        bool[] labels = [true, false, false, false];
        var auroc = RowStatistics.Of(probabilities, labels, BinaryScores.Auroc);

        Assert.Equal(
            new Interval(1, 1, 1),
            new GroupBootstrap(Alone(4)).Percentile(auroc, 100, 0.95, new UniformRandom(1))
        );
        Assert.Contains(
            "percentile",
            Assert
                .Throws<ArgumentException>(() =>
                    new GroupBootstrap(Alone(4)).Bca(auroc, 100, 0.95, new UniformRandom(1))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_more_than_half_the_resamples_without_a_value_there_is_no_interval()
    {
        RowStatistic statistic = rows => rows.SequenceEqual([0, 1, 2, 3]) ? 1 : null;
        var error = Assert.Throws<ArgumentException>(() =>
            new GroupBootstrap(Alone(4)).Percentile(statistic, 100, 0.95, new UniformRandom(1))
        );

        Assert.Contains("half", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            new GroupBootstrap(Alone(4)).Percentile(_ => null, 100, 0.95, new UniformRandom(1))
        );
        Assert.Throws<ArgumentException>(() =>
            new GroupBootstrap(Alone(4)).Percentile(_ => double.NaN, 100, 0.95, new UniformRandom(1))
        );
    }

    [Fact]
    public void Too_few_groups_resamples_or_confidence_are_errors()
    {
        var bootstrap = new GroupBootstrap(Alone(4));

        Assert.Throws<ArgumentException>(() => new GroupBootstrap(Alone(1)));
        Assert.Throws<ArgumentException>(() =>
            new GroupBootstrap([
                [0],
                [],
            ])
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => bootstrap.Percentile(_ => 1, 0, 0.95, new UniformRandom(1)));
        Assert.Throws<ArgumentException>(() => bootstrap.Percentile(_ => 1, 10, 1, new UniformRandom(1)));
    }

    [Fact]
    public void A_statistic_that_never_moves_has_an_interval_of_no_width() =>
        Assert.Equal(new Interval(1, 1, 1), new GroupBootstrap(Alone(4)).Bca(_ => 1, 50, 0.95, new UniformRandom(1)));

    private static ImmutableArray<int>[] Alone(int count) =>
        [.. Enumerable.Range(0, count).Select(row => ImmutableArray.Create(row))];

    private static RowStatistic MeanOf(double[] values) =>
        rows =>
        {
            var sum = 0.0;
            foreach (var row in rows)
            {
                sum += values[row];
            }

            return sum / rows.Length;
        };
}
