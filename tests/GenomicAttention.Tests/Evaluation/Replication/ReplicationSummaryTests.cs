using GenomicAttention.Evaluation;
using GenomicAttention.Evaluation.Replication;
using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;

namespace GenomicAttention.Tests.Evaluation.Replication;

public sealed class ReplicationSummaryTests
{
    private const int Size = 1500;
    private const double T2 = 4.302652729911275; // scipy.stats.t.ppf(0.975, 2)

    private static readonly SummaryOptions Options = new(
        Confidence: 0.95,
        Resamples: 500,
        Seed: 3,
        RetainedShare: 0.95
    );

    private static readonly string[] All =
    [
        Measures.Retention,
        Measures.SkillRetention,
        Measures.LossDifference,
        Measures.RDifference,
    ];

    private static readonly ModelPair Pair = new("sparse", "dense", All);

    // At three seeds: 0 %, 50 % and 100 % retained; skills of 0.8, 0.7 and 0.6 against 0.9, 0.8 and 0.6.
    private static readonly CellMetrics[] Three =
    [
        .. Cells("sparse", [0.2, 0.3, 0.4], r: [0.9, 0.8, 0.7]),
        .. Cells("dense", [0.1, 0.2, 0.4], r: [0.9, 0.9, 0.9]),
    ];

    [Fact]
    public void A_model_alone_has_means_over_seeds_with_Student_s_interval_below_eight()
    {
        var rows = ReplicationSummary.Of(Three, [], Options);

        // s = 0.1 of three: the mean's standard error is 0.1 / √3, and that of a further one 0.1 × √(4/3).
        AssertRow(Find(rows, "sparse", Measures.Loss), 0.3, T2 * 0.1 / Math.Sqrt(3));
        AssertRow(Find(rows, "sparse", Measures.Loss + Measures.OneRun), 0.3, T2 * 0.1 * Math.Sqrt(4 / 3.0));
        AssertRow(Find(rows, "sparse", Measures.Skill), 0.7, T2 * 0.1 / Math.Sqrt(3));
        AssertRow(Find(rows, "sparse", Measures.R), 0.8, T2 * 0.1 / Math.Sqrt(3));
        AssertRow(Find(rows, "dense", Measures.R), 0.9, 0);
        Assert.All(rows, row => Assert.Equal((Size, null, 3, null), (row.Sequences, row.Against, row.Seeds, row.P)));
    }

    [Fact]
    public void Measures_that_a_model_lacks_at_any_seed_have_no_row()
    {
        CellMetrics[] cells = [.. Cells("none", [1, 2, 3]), .. Cells("some", [1, 2, 3], r: [0.1, null, 0.3])];

        var measures = ReplicationSummary.Of(cells, [], Options).Select(row => (row.Model, row.Measure)).ToList();

        Assert.Equal(
            Expected("none").Concat(Expected("some")),
            measures.Where(row => !row.Measure.EndsWith(Measures.OneRun, StringComparison.Ordinal))
        );

        static (string, string)[] Expected(string model) =>
            [(model, Measures.Loss), (model, Measures.Mae), (model, Measures.Skill)];
    }

    [Fact]
    public void Where_positions_are_kept_their_shares_are_summarised_too()
    {
        var cells = Cells("sparse", [0.2, 0.3, 0.4])
            .Select(cell =>
                cell with
                {
                    Selection = new SelectionResult(2, 0.5, 0.25, 4, 8, 0.75)
                    {
                        Motifs = new Dictionary<string, double> { ["TATA box"] = 5, ["CAAT box"] = 6 },
                    },
                    SelectorChange = 2,
                    SelectorGradientShare = 0.5,
                    Sensitivity = new InputSensitivity(0.25, 0.125, 0.0625),
                    Mutations = new MutationEffects(0.5, 0.125),
                }
            )
            .ToList();

        var rows = ReplicationSummary.Of(cells, [], Options);

        Assert.Equal(0.5, Find(rows, "sparse", Measures.Precision).Value);
        Assert.Equal(0.25, Find(rows, "sparse", Measures.Recall).Value);
        Assert.Equal(4, Find(rows, "sparse", Measures.Enrichment).Value);
        Assert.Equal(8, Find(rows, "sparse", Measures.BestEnrichment).Value);
        Assert.Equal(0.75, Find(rows, "sparse", Measures.Auroc).Value);
        Assert.Equal(2, Find(rows, "sparse", Measures.SelectorChange).Value);
        Assert.Equal(0.5, Find(rows, "sparse", Measures.SelectorGradientShare).Value);
        Assert.Equal(0.25, Find(rows, "sparse", Measures.ShuffleChange).Value);
        Assert.Equal(0.125, Find(rows, "sparse", Measures.DinucleotideShuffleChange).Value);
        Assert.Equal(0.0625, Find(rows, "sparse", Measures.ReverseComplementChange).Value);
        Assert.Equal(4, Find(rows, "sparse", Measures.MutationContrast).Value);
        Assert.Equal(5, Find(rows, "sparse", "enrichment of TATA box").Value);
        Assert.Equal(6, Find(rows, "sparse", "enrichment of CAAT box").Value);
    }

    [Fact]
    public void Two_models_are_compared_seed_by_seed()
    {
        var rows = ReplicationSummary.Of(Three, [Pair], Options);

        var retention = Find(rows, "sparse", Measures.Retention, "dense");
        AssertRow(retention, 50, T2 * 50 / Math.Sqrt(3));
        AssertRow(
            Find(rows, "sparse", Measures.Retention + Measures.OneRun, "dense"),
            50,
            T2 * 50 * Math.Sqrt(4 / 3.0)
        );

        // Differences of 0.1, 0.1 and 0: the mean is 0.2 / 3 and s is 0.1 / √3. One of the four signs of two is as far
        // out on either side.
        var difference = Find(rows, "sparse", Measures.LossDifference, "dense");
        AssertRow(difference, 0.2 / 3, T2 * 0.1 / 3);
        Assert.Equal(0.5, difference.P!.Value, 1e-12);

        // 0, −0.1 and −0.2: s is 0.1.
        var r = Find(rows, "sparse", Measures.RDifference, "dense");
        AssertRow(r, -0.1, T2 * 0.1 / Math.Sqrt(3));
        Assert.Equal(0.5, r.P!.Value, 1e-12);

        // The ratio of two means. Its standard error by the delta method, from variances of 0.01 and 0.07 / 3 and a
        // covariance of 0.015: 100 √((0.01 − 2 R 0.015 + R² 0.07 / 3) / 3) / (2.3 / 3).
        AssertRow(Find(rows, "sparse", Measures.SkillRetention, "dense"), 100 * 21 / 23.0, T2 * 3.418363198492461);

        // t = (50 − 95) / (50 / √3) = −1.5588, 2 degrees of freedom: 1/2 + 1.5588 / (2 √(2 + 1.5588²)).
        var t = 45 * Math.Sqrt(3) / 50;
        Assert.Equal(0.5 + (t / (2 * Math.Sqrt(2 + (t * t)))), retention.P!.Value, 1e-9);
    }

    [Fact]
    public void From_eight_seeds_on_intervals_are_BCa_at_the_options_seed()
    {
        double[] losses = [0.11, 0.13, 0.09, 0.2, 0.15, 0.12, 0.31, 0.14];
        double[] others = [0.1, 0.12, 0.1, 0.15, 0.11, 0.12, 0.2, 0.1];
        CellMetrics[] cells = [.. Cells("sparse", losses), .. Cells("dense", others)];

        var rows = ReplicationSummary.Of(cells, [Pair], Options);

        AssertInterval(i => losses[i], Find(rows, "sparse", Measures.Loss));
        AssertInterval(i => 1 - losses[i], Find(rows, "sparse", Measures.Skill));
        AssertInterval(i => losses[i] - others[i], Find(rows, "sparse", Measures.LossDifference, "dense"));
        AssertInterval(
            i => 100 * (1 - ((losses[i] - others[i]) / others[i])),
            Find(rows, "sparse", Measures.Retention, "dense")
        );

        // The ratio of two means, not the mean of ratios.
        var skill = Find(rows, "sparse", Measures.SkillRetention, "dense");
        Assert.Equal(100 * losses.Average(loss => 1 - loss) / others.Average(loss => 1 - loss), skill.Value, 1e-9);
        Assert.Equal(
            Bca(rows => 100 * rows.Average(i => 1 - losses[i]) / rows.Average(i => 1 - others[i])).Low,
            skill.Low,
            1e-9
        );
        Assert.NotEqual(ConfidenceInterval.OfMean(losses, 0.95).Low, Find(rows, "sparse", Measures.Loss).Low, 1e-4);

        static void AssertInterval(Func<int, double> value, Estimate row)
        {
            var expected = Bca(rows => rows.Average(value));
            Assert.Equal(expected.Estimate, row.Value, 1e-9);
            Assert.Equal(expected.Low, row.Low, 1e-9);
            Assert.Equal(expected.High, row.High, 1e-9);
        }

        static Interval Bca(Func<int[], double> statistic) =>
            BootstrapInterval.Bca(
                8,
                (ReadOnlySpan<int> rows) => statistic(rows.ToArray()),
                Options.Resamples,
                Options.Confidence,
                new MersenneTwister((uint)Options.Seed)
            );
    }

    // Of sparse at seeds 1 to 4 and dense at 2 to 5 there are pairs at 2, 3 and 4.
    [Fact]
    public void Only_seeds_that_both_have_are_compared()
    {
        CellMetrics[] cells =
        [
            .. Cells("sparse", [99, 0.2, 0.3, 0.4]),
            .. Cells("dense", [0.1, 0.2, 0.4, 77], firstSeed: 2),
        ];

        var rows = ReplicationSummary.Of(cells, [Pair], Options);

        var paired = rows.Where(row => row.Against is not null).ToList();
        Assert.NotEmpty(paired);
        Assert.All(paired, row => Assert.Equal(3, row.Seeds));
        Assert.Equal(50, Find(rows, "sparse", Measures.Retention, "dense").Value, 1e-9);
        Assert.Equal(0.2 / 3, Find(rows, "sparse", Measures.LossDifference, "dense").Value, 1e-9);
        Assert.Equal(4, Find(rows, "sparse", Measures.Loss).Seeds);
    }

    // Twice the other's loss retains 0 % at every seed, p is 1; of three differences of one sign p is 1/4. The same
    // loss retains 100 % at every seed, p is 0; differences of 0 have p 1. Holm: 4 × 0, 3 × 1/4, and 1 twice.
    [Fact]
    public void Only_claimed_comparisons_are_of_the_family_that_is_corrected()
    {
        CellMetrics[] cells =
        [
            .. Cells("twice", [0.25, 0.5, 1], constant: 0.1),
            .. Cells("same", [0.125, 0.25, 0.5], constant: 0.1),
            .. Cells("control", [0.5, 1, 2], constant: 0.1),
            .. Cells("dense", [0.125, 0.25, 0.5], constant: 0.1),
        ];
        ModelPair[] pairs = [new("twice", "dense", All), new("control", "dense", []), new("same", "dense", All)];

        var rows = ReplicationSummary.Of(cells, pairs, Options);

        AssertP(1, 1, Find(rows, "twice", Measures.Retention, "dense"));
        AssertP(0.25, 0.75, Find(rows, "twice", Measures.LossDifference, "dense"));
        AssertP(0, 0, Find(rows, "same", Measures.Retention, "dense"));
        AssertP(1, 1, Find(rows, "same", Measures.LossDifference, "dense"));
        AssertP(1, null, Find(rows, "control", Measures.Retention, "dense"));
        AssertP(0.25, null, Find(rows, "control", Measures.LossDifference, "dense"));
        Assert.Equal(4, rows.Count(row => row.AdjustedP is not null));

        static void AssertP(double p, double? adjusted, Estimate row)
        {
            Assert.Equal(p, row.P!.Value, 1e-12);
            Assert.Equal(adjusted is null, row.AdjustedP is null);
            Assert.Equal(adjusted ?? 0, row.AdjustedP ?? 0, 1e-12);
        }
    }

    // Skills of −0.1, 0 and 0.1; and of 0, 0.2 and 0.4, an interval of 0.2 ± 0.5.
    [Theory]
    [InlineData(1.1, 1, 0.9)]
    [InlineData(1, 0.8, 0.6)]
    public void Where_the_other_model_may_have_no_skill_there_is_none_to_retain(
        double first,
        double second,
        double third
    )
    {
        CellMetrics[] cells = [.. Cells("sparse", [0.2, 0.3, 0.4]), .. Cells("dense", [first, second, third])];

        var rows = ReplicationSummary.Of(cells, [Pair], Options);

        Assert.DoesNotContain(rows, row => row.Measure == Measures.SkillRetention);
        Assert.Contains(rows, row => row.Measure == Measures.Retention);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void A_further_model_changes_no_other_s_row(int seeds)
    {
        CellMetrics[] cells = [.. Random("sparse", seeds), .. Random("dense", seeds)];
        CellMetrics[] more = [.. Random("first", seeds), .. cells, .. Random("last", seeds)];

        var rows = ReplicationSummary.Of(cells, [Pair], Options);

        Assert.Equal(
            rows,
            ReplicationSummary
                .Of(more, [new("last", "first", []), Pair], Options)
                .Where(row => row.Model is "sparse" or "dense")
        );
    }

    [Fact]
    public void Sizes_are_apart_and_a_pair_that_is_not_there_is_left_out()
    {
        CellMetrics[] cells = [.. Three, .. Three.Select(cell => cell with { Sequences = 99, Loss = cell.Loss + 1 })];

        var rows = ReplicationSummary.Of(cells, [Pair, new("sparse", "absent", All)], Options);

        Assert.Equal([0.3, 1.3], rows.Where(row => row is { Model: "sparse", Measure: Measures.Loss }).Select(Rounded));
        Assert.Equal(
            [Size, 99],
            rows.Where(row => row.Measure == Measures.LossDifference).Select(row => row.Sequences)
        );
        Assert.DoesNotContain(rows, row => row.Against == "absent");

        static double Rounded(Estimate row) => Math.Round(row.Value, 9);
    }

    [Fact]
    public void One_seed_alone_and_the_same_seed_twice_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ReplicationSummary.Of(Cells("one", [0.1]), [], Options));
        Assert.Throws<ArgumentException>(() =>
            ReplicationSummary.Of([.. Cells("twice", [0.1, 0.2]), .. Cells("twice", [0.3])], [], Options)
        );
    }

    private static CellMetrics[] Random(string model, int seeds)
    {
        var random = new UniformRandom(model.Length + model[0]);
        double[] losses = [.. Enumerable.Range(0, seeds).Select(_ => 0.1 + (0.1 * random.NextDouble()))];
        return Cells(model, losses, r: [.. losses.Select(loss => (double?)(1 - loss))]);
    }

    private static CellMetrics[] Cells(
        string model,
        double[] losses,
        double constant = 1,
        double?[]? r = null,
        long firstSeed = 1
    ) =>
        [
            .. losses.Select(
                (loss, i) => new CellMetrics(model, Size, firstSeed + i, 10, loss, constant, Math.Sqrt(loss), r?[i])
            ),
        ];

    private static Estimate Find(IEnumerable<Estimate> rows, string model, string measure, string? against = null) =>
        Assert.Single(rows, row => (row.Model, row.Measure, row.Against) == (model, measure, against));

    private static void AssertRow(Estimate row, double value, double reach)
    {
        Assert.Equal(value, row.Value, 1e-9);
        Assert.Equal(value - reach, row.Low, 1e-7);
        Assert.Equal(value + reach, row.High, 1e-7);
    }
}
