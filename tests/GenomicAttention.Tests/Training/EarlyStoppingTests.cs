using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Tests.Training.Checkpoints;
using GenomicAttention.Tests.Training.Replicated;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class EarlyStoppingTests : IDisposable
{
    private const int Epochs = 30;

    private readonly Interrupted _interrupted = new();

    public void Dispose() => _interrupted.Dispose();

    // The number rises from 0 to the training labels' 1 and passes the validation labels' 0.5 on its way.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_ends_so_many_epochs_after_the_least_validation_loss_and_keeps_that(int patience)
    {
        using var model = new OneNumber(settledFrom: 0);

        var losses = Train(model, patience).Validation;

        var least = Enumerable.Range(0, losses.Count).MinBy(epoch => losses[epoch]);
        Assert.InRange(least, 2, 20);
        Assert.Equal(least + 1 + patience, losses.Count);
        Assert.Equal(model.InEvaluation[least], model.Number);
        Assert.InRange(model.Number, 0.4, 0.6);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Epochs)]
    public void Without_it_or_with_more_of_it_than_epochs_it_goes_to_the_end(int? patience)
    {
        using var model = new OneNumber(settledFrom: 0);

        Assert.Equal(Epochs, Train(model, patience).Train.Count);

        Assert.Equal(patience is null, model.InEvaluation[^1] == model.Number);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_never_the_least()
    {
        using var model = new OneNumber(settledFrom: 0);

        var losses = Train(model, patience: 4, learningRate: double.NaN).Validation;

        Assert.Equal(5, losses.Count);
        Assert.All(losses, loss => Assert.Equal(double.NaN, loss));
    }

    [Fact]
    public void Killed_after_any_epoch_it_ends_where_it_would_have_with_the_same_bits()
    {
        var whole = TrainAnew(null, null);

        for (var epoch = 1; epoch <= whole.Validation.Count; epoch++)
        {
            File.Delete(_interrupted.Path);
            if (epoch < whole.Validation.Count)
            {
                _interrupted.TrainUntil(epoch, TrainAnew);
            }
            else
            {
                TrainAnew(null, _interrupted.Checkpoint()); // killed between the last epoch and the end
            }

            Assert.Equal(Interrupted.AllOf(whole), Interrupted.AllOf(TrainAnew(null, _interrupted.Checkpoint())));
        }

        Assert.Equal(whole.Validation.Count, _interrupted.Said.Count);

        static Trained TrainAnew(Action<EpochLosses>? progress, ITrainingCheckpoint? checkpoint)
        {
            using var model = new OneNumber(settledFrom: 0);
            var history = Train(model, patience: 2, progress: progress, checkpoint: checkpoint);
            return new Trained(history.Validation, ModelWeights.Of(model));
        }
    }

    private static History Train(
        OneNumber model,
        int? patience,
        double learningRate = 0.02,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null
    )
    {
        using var random = new TorchRandom(1);
        using var training = new Batches(Constant(40, 1), batchSize: 8);
        using var validation = new Batches(Constant(8, 0.5f), batchSize: 8);
        var adam = new Adam(
            new AdamOptions(0.9, 0.999, 1e-8),
            new ParameterGroup([.. model.parameters()], learningRate)
        );
        return new TrainingLoop(model, adam, random, patience).Run(training, validation, Epochs, progress, checkpoint);
    }

    private static LabelledSequences Constant(int count, float label)
    {
        var data = ModelZoo.Data(count, length: 20, seed: 1);
        return new LabelledSequences(data.Sequences, [.. data.Labels.Select(_ => label)], data.Planted);
    }

    private sealed record Trained(IReadOnlyList<double> Validation, ModelWeights Weights);
}
