using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Models.Motif;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using GenomicAttention.Training.Replicated;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Replicated;

[Collection(TorchTests.Collection)]
public sealed class ReplicatedCellTests
{
    private const int BatchSize = 8;
    private const int Epochs = 3;

    private static readonly DataSplit Split = new(Planted(20, seed: 1), Planted(6, seed: 2), Planted(9, seed: 3));

    [Fact]
    public void It_is_judged_on_the_test_set_against_the_mean_of_the_training_labels()
    {
        var result = Train(() => MotifShapes.Dense(MotifShapes.Tiny));

        Assert.Equal(Split.Test.Sequences.Ids, result.Predictions.Select(prediction => prediction.Id));
        Assert.Equal(Split.Test.Labels, result.Predictions.Select(prediction => prediction.Label));
        Assert.Equal(
            result.Predictions.Average(test => Math.Pow((double)test.Predicted - test.Label, 2)),
            result.Metrics.Loss,
            1e-12
        );
        var constant = (float)Split.Training.Labels.Average(label => (double)label);
        Assert.Equal(
            Split.Test.Labels.Average(label => Math.Pow((double)constant - label, 2)),
            result.Metrics.ConstantLoss,
            1e-12
        );
        Assert.Equal((35, Epochs), (result.Metrics.Sequences, result.History.Train.Count));
    }

    [Fact]
    public void The_same_seed_gives_the_same_and_another_another()
    {
        var once = Train(() => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.1));

        Assert.Equal(
            once.Predictions,
            Train(() => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.1)).Predictions
        );
        Assert.NotEqual(
            once.Predictions,
            Train(() => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.1), seed: 8).Predictions
        );
    }

    [Fact]
    public void A_selector_that_no_gradient_reaches_does_not_move()
    {
        var metrics = Train(() => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.1)).Metrics;

        Assert.Equal(0, metrics.SelectorChange);
        Assert.Equal(0, metrics.SelectorGradientShare);
    }

    [Fact]
    public void One_that_learns_moves_with_every_step()
    {
        var metrics = Train(() => MotifShapes.Sparse(MotifShapes.Tiny, MotifSelection.Learned)).Metrics;

        Assert.InRange(metrics.SelectorChange!.Value, 1e-4, 10);
        Assert.Equal(1, metrics.SelectorGradientShare);
        Assert.Equal(2, metrics.Selection!.Kept);
        Assert.Equal(["any"], metrics.Selection.Motifs.Keys);
    }

    [Fact]
    public void What_has_no_selector_has_nothing_to_tell_of_one()
    {
        var dense = Train(() => MotifShapes.Dense(MotifShapes.Tiny)).Metrics;
        var byNorm = Train(() => MotifShapes.Sparse(MotifShapes.Tiny, MotifSelection.Norm)).Metrics;

        Assert.Null(dense.Selection);
        Assert.NotNull(byNorm.Selection);
        Assert.All([dense, byNorm], metrics => Assert.Null(metrics.SelectorChange));
        Assert.All([dense, byNorm], metrics => Assert.Null(metrics.SelectorGradientShare));
    }

    [Theory]
    [InlineData(MotifSelection.Learned, true)]
    [InlineData(MotifSelection.Norm, true)]
    [InlineData(MotifSelection.Random, false)]
    [InlineData(MotifSelection.Shuffled, false)]
    public void Only_where_a_sequence_alone_decides_is_its_change_traced_to_a_prediction(
        MotifSelection selection,
        bool traced
    )
    {
        var metrics = Train(() => MotifShapes.Sparse(MotifShapes.Tiny, selection)).Metrics;

        Assert.Equal(traced, metrics.Sensitivity is not null);
        Assert.Equal(traced, metrics.Mutations is not null);
    }

    [Fact]
    public void A_leaky_one_learns_from_the_test_sequences_too_and_is_judged_alike()
    {
        var learnt = new List<int>();

        var clean = Train(() => MotifShapes.Dense(MotifShapes.Tiny), Split, learnt).Metrics;
        var leaky = Train(() => MotifShapes.Dense(MotifShapes.Tiny), Split with { IsLeaky = true }, learnt).Metrics;

        Assert.Equal([20, 29], learnt);
        Assert.Equal(clean.ConstantLoss, leaky.ConstantLoss);
        Assert.Equal(clean.Sequences, leaky.Sequences);
        Assert.NotEqual(clean.Loss, leaky.Loss);
    }

    private static ReplicatedResult Train(Func<SequenceModel> make, long seed = 7) => Train(make, Split, [], seed);

    // The list gets the number of sequences that the model is trained on.
    private static ReplicatedResult Train(Func<SequenceModel> make, DataSplit data, List<int> learnt, long seed = 7)
    {
        return ReplicatedCell.Train("a model", seed, make, WithSchedule, data, BatchSize);

        (History, Adam) WithSchedule(SequenceModel model, TorchRandom random, Batches training, Batches validation)
        {
            learnt.Add(training.SequenceCount);
            var options = new TrainingOptions(BatchSize, Epochs, LearningRate: 0.01, new AdamOptions(0.9, 0.999, 1e-8));
            var schedule = new ScheduleOptions(0.15, WeightDecay: 0, LargestGradient: 1, Averaging: 0.9);
            var scheduled = new ScheduledTraining(model, options, schedule, random);
            return (scheduled.Run(training, validation), scheduled.Optimiser);
        }
    }

    private static LabelledSequences Planted(int count, int seed)
    {
        var data = ModelZoo.Data(count, MotifShapes.Tiny.Length, seed);
        return new LabelledSequences(
            data.Sequences,
            data.Labels,
            Enumerable.Range(0, count).Select(row => new[] { new PlantedMotif("any", row % 15, 5, 0.1) })
        );
    }
}
