using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Models.Motif;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Tests.Training.Checkpoints;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;
using GenomicAttention.Training.Replicated;
using TorchSharp;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Replicated;

[Collection(TorchTests.Collection)]
public sealed class ScheduledTrainingTests : IDisposable
{
    private const int Epochs = 4;
    private const int BatchSize = 8;

    // Much decay and a short gradient, so that none of the schedule is without effect.
    private static readonly ScheduleOptions Schedule = new(
        WarmUp: 0.15,
        WeightDecay: 0.1,
        LargestGradient: 0.1,
        Averaging: 0.8
    );

    private static readonly LabelledSequences Data = ModelZoo.Data(count: 45, MotifShapes.Tiny.Length, seed: 1);
    private static readonly LabelledSequences Validation = ModelZoo.Data(count: 10, MotifShapes.Tiny.Length, seed: 2);

    private readonly Interrupted _interrupted = new();

    public static TheoryData<string> Names => MotifShapes.Names;

    private static long LiveTensors => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    [Theory]
    [MemberData(nameof(Names))]
    public void Killed_after_any_epoch_it_gives_the_same_to_the_bit(string name) =>
        _interrupted.AssertGoesOn((progress, checkpoint) => TrainMotif(name, progress, checkpoint), Epochs);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bits_and_another_others(string name)
    {
        var once = Interrupted.AllOf(TrainMotif(name));

        Assert.Equal(once, Interrupted.AllOf(TrainMotif(name)));
        Assert.NotEqual(once, Interrupted.AllOf(TrainMotif(name, seed: Seed + 1)));
    }

    [Theory]
    [InlineData(MotifSelection.Learned)]
    [InlineData(MotifSelection.Frozen)]
    public void A_learned_selector_moves_and_a_frozen_one_does_not_decay_either(MotifSelection selection)
    {
        using var random = new TorchRandom(Seed);
        using var model = MotifShapes.Sparse(MotifShapes.Tiny, selection);
        var before = ModelWeights.Of(model);

        Run(model, random, Epochs);

        Assert.All(
            ModelWeights
                .Of(model)
                .Arrays.Where(pair => pair.Key.StartsWith("selector.wanted.", StringComparison.Ordinal)),
            pair =>
                Assert.Equal(
                    selection == MotifSelection.Frozen,
                    pair.Value.Values.SequenceEqual(before.Arrays[pair.Key].Values)
                )
        );
    }

    // The number rises from 0 to the training labels' 1 and passes the validation labels' 0.5 on its way.
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.95)]
    [InlineData(1)]
    public void The_average_of_the_settled_epoch_with_the_least_validation_loss_is_kept(double settledFrom)
    {
        const int Long = 10;
        using var random = new TorchRandom(1);
        using var model = new OneNumber(settledFrom);

        var losses = Run(model, random, Long, Constant(40, 1), Constant(8, 0.5f), rate: 0.1).Validation;

        var averages = model.InEvaluation;
        Assert.Equal(Long, averages.Count);
        Assert.All(averages.Zip(losses), pair => Assert.Equal(Math.Pow(pair.First - 0.5, 2), pair.Second, 1e-6));
        var least = Enumerable.Range(0, Long).MinBy(epoch => losses[epoch]);
        Assert.InRange(least, 1, 4);
        var settled = Enumerable.Range(0, Long).Where(epoch => epoch >= settledFrom * Long || epoch == Long - 1);
        Assert.Equal(averages[settled.MinBy(epoch => losses[epoch])], model.Number);
        Assert.Equal(settledFrom == 0, averages[least] == model.Number);
    }

    [Fact]
    public void The_average_moves_towards_the_weights_at_every_step_and_not_they_towards_it()
    {
        using var random = new TorchRandom(1);
        using var model = new OneNumber(settledFrom: 0);

        Run(model, random, Epochs, Constant(40, 1), Constant(8, 0.5f), rate: 0.1);

        // What it is after a step is what it is before the next.
        var average = 0f;
        var averages = new List<float>();
        for (var step = 0; step < 5 * (Epochs - 1); step++)
        {
            average += (model.InTraining[step + 1].Number - average) * (float)Schedule.AverageShare(step);
            if (step % 5 == 4)
            {
                averages.Add(average);
            }
        }

        Assert.Equal(averages, model.InEvaluation.Take(Epochs - 1));
        Assert.Equal(
            model.InTraining.Select(pass => pass.Number).Order(),
            model.InTraining.Select(pass => pass.Number)
        );
    }

    // Adam's first step is of the size of its rate: half of it is warm-up's first of two.
    [Fact]
    public void The_schedule_runs_over_the_steps_of_all_epochs()
    {
        using var random = new TorchRandom(1);
        using var model = new OneNumber(settledFrom: 0);

        Run(model, random, Epochs, Constant(40, 1), Constant(8, 0.5f), rate: 0.1);

        const int Steps = 5 * Epochs;
        Assert.Equal(
            Enumerable.Range(0, Steps).Select(step => step / (double)Steps),
            model.InTraining.Select(pass => pass.Progress)
        );
        Assert.Equal(0.1 * Schedule.RateFactor(0, Steps), model.InTraining[1].Number, 1e-6);
    }

    [Fact]
    public void No_epoch_but_the_last_may_be_settled()
    {
        using var random = new TorchRandom(1);
        using var model = new OneNumber(settledFrom: 0.9);

        Run(model, random, epochs: 10, Constant(40, 1), Constant(8, 0.5f), rate: 0.1);

        Assert.Equal(model.InEvaluation[^1], model.Number);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void After_hundreds_of_steps_as_many_tensors_live_as_after_a_few(string name)
    {
        using var random = new TorchRandom(Seed);
        using var model = MotifShapes.Make(name, MotifShapes.Tiny);
        var live = new List<long>();

        Run(model, random, epochs: 50, progress: _ => live.Add(LiveTensors));

        Assert.Equal(50, live.Count);
        Assert.Equal(live[0], live[^1]);
    }

    public void Dispose() => _interrupted.Dispose();

    private static Trained TrainMotif(
        string name,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null,
        long seed = Seed
    )
    {
        using var random = new TorchRandom(seed);
        using var model = MotifShapes.Make(name, MotifShapes.Tiny);
        random.Reseed(seed);
        var history = Run(model, random, Epochs, progress: progress, checkpoint: checkpoint);
        return new Trained(history, ModelWeights.Of(model));
    }

    private static History Run(
        SequenceModel model,
        TorchRandom random,
        int epochs,
        LabelledSequences? data = null,
        LabelledSequences? validated = null,
        double rate = 0.01,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null
    )
    {
        using var train = new Batches(data ?? Data, BatchSize);
        using var validation = new Batches(validated ?? Validation, BatchSize);
        var options = TrainedFor(epochs, BatchSize) with { LearningRate = rate };
        return new ScheduledTraining(model, options, Schedule, random).Run(train, validation, progress, checkpoint);
    }

    private static LabelledSequences Constant(int count, float label)
    {
        var data = ModelZoo.Data(count, length: 5, seed: 1);
        return new LabelledSequences(data.Sequences, [.. Enumerable.Repeat(label, count)], data.Planted);
    }

    private sealed record Trained(History History, ModelWeights Weights);
}
