using GenomicAttention.Sequences;
using ObservedData.Importing;
using ObservedData.Summary;

namespace ObservedData.Tests.Summary;

public sealed class ObservedSummaryTests
{
    private static readonly IntervalOptions Options = new(0.95, 500, 1);

    [Fact]
    public void Errors_and_their_like_are_those_counted_by_hand()
    {
        var model = Predictions("model", [0.9, 0.2, 0.6, 0.4, 0.7, 0.1]);
        var cells = Summary(Labels(1, 0, 0, 1, 1, 0))
            .Cells(model)
            .ToDictionary(cell => cell.Measure, cell => cell.Value);

        Assert.Equal(2, cells["errors"]!.Value, 1e-12);
        Assert.Equal(4 / 6.0, cells["accuracy"]!.Value, 1e-12);
        // Of 9 pairs of a positive and a negative, 8 are in order: 0.4 lies below 0.6.
        Assert.Equal(8 / 9.0, cells["auroc"]!.Value, 1e-12);
        Assert.Equal((0.01 + 0.04 + 0.36 + 0.36 + 0.09 + 0.01) / 6, cells["brier"]!.Value, 1e-12);
    }

    [Fact]
    public void Rows_that_a_seed_did_not_test_do_not_count_at_that_seed()
    {
        var model = Predictions("model", [0.9, double.NaN, 0.9, 0.1], [double.NaN, 0.9, 0.1, 0.1]);
        var cells = Summary(Labels(1, 0, 0, 1)).Cells(model).Where(cell => cell.Measure == "accuracy").ToList();

        Assert.Equal([1 / 3.0, 1 / 3.0], cells.Select(cell => cell.Value!.Value));
    }

    [Fact]
    public void The_mean_of_seeds_averages_what_was_tested_and_has_a_name_of_its_own()
    {
        var mean = Predictions("model", [0.9, double.NaN, double.NaN], [0.5, 0.3, double.NaN]).Mean();

        Assert.Equal("model, mean of seeds", mean.Model);
        Assert.Equal([0.7, 0.3, double.NaN], mean.OfSeed.Single());
        Assert.Equal(2, mean.SeedsInEach);
        Assert.All(Summary(Labels(1, 0, 0)).Estimates(mean), estimate => Assert.Equal(2, estimate.Seeds));
    }

    [Theory]
    [InlineData("mse", "mse_difference")]
    [InlineData("mse:second label", "mse_difference:second label")]
    public void A_difference_is_of_the_same_target(string name, string expected) =>
        Assert.Equal(expected, new Measure(name, (_, _) => null).DifferenceName);

    [Fact]
    public void A_difference_to_itself_is_nothing_and_one_to_a_worse_model_is_below_0()
    {
        var labels = Labels([.. Enumerable.Range(0, 40).Select(row => row % 2)]);
        var right = Predictions("right", [.. Enumerable.Range(0, 40).Select(row => row % 2 == 1 ? 0.9 : 0.1)]);
        var wrong = Predictions("wrong", [.. Enumerable.Range(0, 40).Select(row => row % 3 == 0 ? 0.9 : 0.1)]);
        var summary = Summary(labels);

        Assert.Equal(0, summary.Difference(right, right, test: null)!.Interval.Estimate);
        var difference = summary.Difference(right, wrong, (_, _, rows) => rows.Length)!;
        Assert.Equal(-20, difference.Interval.Estimate, 1e-9);
        Assert.True(difference.Interval.High < 0);
        Assert.Equal(40, difference.P);
        Assert.Equal("wrong", difference.Against);
    }

    [Fact]
    public void Relatives_are_resampled_together_so_that_copies_do_not_narrow_an_interval()
    {
        double[] predicted = [.. Enumerable.Range(0, 200).Select(row => row / 10 % 3 == 0 ? 0.9 : 0.1)];
        var labels = Labels([.. Enumerable.Range(0, 200).Select(row => row / 10 % 2)]);
        var model = Predictions("model", predicted);
        var apart = Width(Summary(labels, [.. Enumerable.Range(0, 200)]));
        var together = Width(Summary(labels, [.. Enumerable.Range(0, 200).Select(row => row / 10)]));

        Assert.InRange(together / apart, 2, 4.5); // about the root of 10
        double Width(ObservedSummary summary) =>
            summary.Estimates(model).Single(one => one.Measure == "accuracy").Interval.Width;
    }

    [Fact]
    public void Numbers_have_the_measures_of_each_target()
    {
        var data = Data(PredictionTask.Regression, [1, 10, 2, 30, 3, 20], targets: 2);
        var measures = Measures.Of(PredictionTask.Regression, data).ToDictionary(one => one.Name, one => one.Of);
        double[] predicted = [1, 10, 2, 20, 4, 30];

        Assert.Equal(1 / 3.0, measures["mse:t0"](predicted, [0, 1, 2])!.Value, 1e-6);
        Assert.Equal(200 / 3.0, measures["mse:t1"](predicted, [0, 1, 2])!.Value, 1e-4);
        Assert.Equal(1, measures["spearman:t0"](predicted, [0, 1, 2])!.Value, 1e-6);
        Assert.Equal(0.5, measures["spearman:t1"](predicted, [0, 1, 2])!.Value, 1e-6);
    }

    [Fact]
    public void Several_classes_count_the_most_probable()
    {
        var data = Data(PredictionTask.Multiclass, [0, 1, 2], classes: ["a", "b", "c"]);
        var errors = Measures.Of(PredictionTask.Multiclass, data)[0];

        Assert.Equal(1, errors.Of([0.5, 0.3, 0.2, 0.2, 0.5, 0.3, 0.4, 0.3, 0.3], [0, 1, 2])!.Value, 1e-12);
    }

    private static ModelPredictions Predictions(string name, params double[][] ofSeeds) =>
        new("split", name, 1, ofSeeds);

    private static float[] Labels(params int[] labels) => [.. labels.Select(label => (float)label)];

    private static ObservedSummary Summary(float[] labels, int[]? groups = null) =>
        new(
            Measures.Of(PredictionTask.Binary, Data(PredictionTask.Binary, labels, classes: ["0", "1"])),
            new Dictionary<string, IReadOnlyList<int>>
            {
                ["split"] = groups ?? [.. Enumerable.Range(0, labels.Length)],
            },
            Options
        );

    private static ImportedSequences Data(
        PredictionTask task,
        float[] labels,
        int targets = 1,
        string[]? classes = null
    )
    {
        var count = labels.Length / targets;
        Assert.Equal(task == PredictionTask.Regression, classes is null);
        return new ImportedSequences(
            new EncodedSequences(2, new byte[2 * count], Enumerable.Range(0, count).Select(row => $"s{row}")),
            [.. Enumerable.Repeat(2, count)],
            [.. Enumerable.Range(0, targets).Select(target => $"t{target}")],
            [.. labels],
            [.. classes ?? []],
            []
        );
    }
}
