using GenomicAttention.Tests.Golden;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training.Published;
using Xunit.Abstractions;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Published;

[Collection(TorchTests.Collection)]
public sealed class ComparisonCellTests(ITestOutputHelper output)
{
    // Convolution training amplifies rounding: later epochs of the joint model only come close.
    private const int JointEpochsThatAgree = 3;

    private readonly Agreement _agreement = new(output);

    [Theory]
    [InlineData(ComparedModel.Traditional)]
    [InlineData(ComparedModel.Sparse)]
    public void At_seed_42_the_losses_of_every_epoch_are_those_of_the_published_run(ComparedModel model)
    {
        var history = Compared(model).History;

        _agreement.OfEpochs(Losses(model, "train_losses"), history.Train, 1e-6, "training losses");
        _agreement.OfEpochs(Losses(model, "val_losses"), history.Validation, 1e-6, "validation losses");
    }

    [Theory]
    [InlineData(ComparedModel.Traditional)]
    [InlineData(ComparedModel.Sparse)]
    public void At_seed_42_the_test_metrics_are_those_of_the_published_run(ComparedModel model)
    {
        var result = Compared(model);

        _agreement.Of(Golden(model, "test_loss"), result.TestLoss, 1e-6, "test loss");
        _agreement.Of(Golden(model, "mae"), result.MeanAbsoluteError, 1e-6, "mean absolute error");
        _agreement.Of(Golden(model, "correlation"), result.Pearson, 1e-4, "Pearson's r");
        _agreement.Of(Golden(model, "final_val_loss"), result.FinalValidationLoss, 1e-6, "last validation loss");
    }

    [Fact]
    public void At_seed_42_the_first_epochs_of_the_joint_model_are_those_of_the_published_run()
    {
        var history = Compared(ComparedModel.Joint).History;

        _agreement.OfEpochs(First("train_losses"), [.. history.Train.Take(JointEpochsThatAgree)], 1e-6, "training");
        _agreement.OfEpochs(
            First("val_losses"),
            [.. history.Validation.Take(JointEpochsThatAgree)],
            1e-6,
            "validation"
        );

        static IEnumerable<double> First(string name) => Losses(ComparedModel.Joint, name).Take(JointEpochsThatAgree);
    }

    [Fact]
    public void At_seed_42_the_joint_model_ends_close_to_the_published_run()
    {
        var result = Compared(ComparedModel.Joint);

        _agreement.OfEpochs(Losses(ComparedModel.Joint, "train_losses"), result.History.Train, 0.002, "training");
        _agreement.OfEpochs(Losses(ComparedModel.Joint, "val_losses"), result.History.Validation, 0.002, "validation");
        _agreement.Of(Golden(ComparedModel.Joint, "test_loss"), result.TestLoss, 0.002, "test loss");
        _agreement.Of(Golden(ComparedModel.Joint, "mae"), result.MeanAbsoluteError, 0.006, "mean absolute error");
        _agreement.Of(Golden(ComparedModel.Joint, "correlation"), result.Pearson, 0.025, "Pearson's r");
    }

    [Theory]
    [InlineData(ComparedModel.Traditional, "0.0836", "0.2349", "0.072")]
    [InlineData(ComparedModel.Sparse, "0.0844", "0.2372", "0.066")]
    [InlineData(ComparedModel.Joint, "0.0845", "0.2354", "0.094")]
    public void At_seed_42_the_printed_digits_come_out_again(ComparedModel model, string loss, string error, string r)
    {
        var result = Compared(model);

        Assert.Equal(loss, FormattableString.Invariant($"{result.TestLoss:F4}"));
        Assert.Equal(error, FormattableString.Invariant($"{result.MeanAbsoluteError:F4}"));
        Assert.Equal(r, FormattableString.Invariant($"{result.Pearson:F3}"));
    }

    [Theory]
    [InlineData(ComparedModel.Traditional)]
    [InlineData(ComparedModel.Sparse)]
    [InlineData(ComparedModel.Joint)]
    public void Every_test_sequence_is_predicted_once_in_test_order(ComparedModel model)
    {
        var result = Compared(model);

        Assert.Equal(Golden(model, "param_count"), result.ParameterCount);
        Assert.Equal(GoldenFile.Published.Integers("phase3", "sizes")[2], result.Predictions.Count);
        Assert.Equal(
            GoldenFile.Published.Integers("phase3", "split_first", 2),
            result.Predictions.Take(10).Select(test => ComparisonData.Sequences.Ids.IndexOf(test.Id))
        );
        Assert.All(
            result.Predictions,
            test => Assert.Equal(ComparisonData.Labels[ComparisonData.Sequences.Ids.IndexOf(test.Id)], test.Label)
        );
    }

    private static double[] Losses(ComparedModel model, string name) =>
        GoldenFile.Published.Numbers("phase3", "models", Name(model), name);

    private static double Golden(ComparedModel model, string name) =>
        GoldenFile.Published.Number("phase3", "models", Name(model), name);

    private static string Name(ComparedModel model) =>
        model == ComparedModel.Joint ? "Joint Pipeline" : $"{model} Attention";
}
