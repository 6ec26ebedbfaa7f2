using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;
using GenomicAttention.Training.Published;
using TorchSharp;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Checkpoints;

/// <summary>A training that was killed after any epoch ends with the bytes of one that never was.</summary>
[Collection(TorchTests.Collection)]
public sealed class CheckpointedTrainingTests : IDisposable
{
    private const int Epochs = 4;

    private static readonly LabelledSequences Data = ModelZoo.Data(count: 45, length: 20, seed: 1);
    private static readonly LabelledSequences Validation = ModelZoo.Data(count: 10, length: 20, seed: 2);
    private static readonly TrainingOptions Training = TrainedFor(Epochs, batchSize: 8);

    private static readonly Dictionary<string, Train> Trainings = new()
    {
        ["sweep's baseline"] = TrainBaseline,
        ["sweep's first cell"] = (progress, checkpoint) => TrainCell(0, progress, checkpoint),
        ["sweep's last cell"] = (progress, checkpoint) => TrainCell(2, progress, checkpoint),
        ["traditional"] = (progress, checkpoint) => Compare(ComparedModel.Traditional, progress, checkpoint),
        ["sparse"] = (progress, checkpoint) => Compare(ComparedModel.Sparse, progress, checkpoint),
        ["joint"] = (progress, checkpoint) => Compare(ComparedModel.Joint, progress, checkpoint),
    };

    private readonly Interrupted _interrupted = new();

    public static TheoryData<string> Published => [.. Trainings.Keys];

    public static TheoryData<string> Models => ModelZoo.Names;

    private static ModelWeights BaselineWeights
    {
        get
        {
            using var random = new TorchRandom(5);
            using var model = new DenseAttention(Dense(heads: 2));
            return ModelWeights.Of(model);
        }
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Killed_after_any_epoch_a_published_training_gives_the_same_to_the_bit(string name) =>
        _interrupted.AssertGoesOn(Trainings[name], Epochs);

    [Theory]
    [MemberData(nameof(Models))]
    public void Killed_after_any_epoch_every_model_gives_the_same_to_the_bit(string name) =>
        _interrupted.AssertGoesOn((progress, checkpoint) => TrainModel(name, progress, checkpoint), Epochs);

    [Fact]
    public void Killed_again_and_again_a_training_comes_to_its_end()
    {
        var whole = Interrupted.AllOf(Trainings["joint"](null, null));

        for (var epoch = 1; epoch < Epochs; epoch++)
        {
            _interrupted.TrainUntil(epoch, Trainings["joint"]);
        }

        Assert.Equal(whole, Interrupted.AllOf(Trainings["joint"](null, _interrupted.Checkpoint())));
        Assert.Equal(
            ["goes on after epoch 1 of 4", "goes on after epoch 2 of 4", "goes on after epoch 3 of 4"],
            _interrupted.Said
        );
    }

    [Fact]
    public void A_training_that_goes_on_tells_of_the_epochs_that_were_left()
    {
        var epochs = new List<EpochLosses>();
        Trainings["joint"](epochs.Add, null);
        var later = new List<EpochLosses>();

        _interrupted.TrainUntil(2, Trainings["joint"]);
        Trainings["joint"](later.Add, _interrupted.Checkpoint());

        Assert.Equal(epochs[2..], later);
    }

    [Fact]
    public void Keeping_checkpoints_changes_nothing()
    {
        var without = Interrupted.AllOf(Trainings["joint"](null, null));

        Assert.Equal(without, Interrupted.AllOf(Trainings["joint"](null, _interrupted.Checkpoint())));
        Assert.Empty(_interrupted.Said);
        Assert.Equal([Path.GetFileName(_interrupted.Path)], _interrupted.Files);
    }

    [Fact]
    public void Losses_that_are_no_numbers_are_gone_on_from_too()
    {
        Train train = (progress, checkpoint) => TrainModel("joint", progress, checkpoint, learningRate: double.NaN);

        Assert.Contains(double.NaN, TrainModel("joint", null, null, double.NaN).History.Validation);
        _interrupted.AssertGoesOn(train, Epochs);
    }

    [Fact]
    public void A_training_that_keeps_checkpoints_and_goes_on_leaves_no_tensor_behind()
    {
        var before = LiveTensors();

        _interrupted.TrainUntil(2, Trainings["sweep's baseline"]);
        Trainings["sweep's baseline"](null, _interrupted.Checkpoint());

        Assert.Equal(before, LiveTensors());

        static long LiveTensors() => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
    }

    public void Dispose() => _interrupted.Dispose();

    private static SweepBaselineResult TrainBaseline(Action<EpochLosses>? progress, ITrainingCheckpoint? checkpoint) =>
        SweepBaseline.Train(BaselineOptions with { Training = Training }, Data, Validation, Seed, progress, checkpoint);

    private static SweepCellResult TrainCell(
        int cell,
        Action<EpochLosses>? progress,
        ITrainingCheckpoint? checkpoint
    ) =>
        SweepCell.Train(
            SweepOptions(cell) with
            {
                Training = Training,
            },
            Data,
            BaselineWeights,
            Seed,
            progress,
            checkpoint
        );

    private static ComparisonResult Compare(
        ComparedModel model,
        Action<EpochLosses>? progress,
        ITrainingCheckpoint? checkpoint
    ) => ComparisonCell.Train(ComparisonOptions with { Training = Training }, model, Data, Seed, progress, checkpoint);

    private static Trained TrainModel(
        string name,
        Action<EpochLosses>? progress,
        ITrainingCheckpoint? checkpoint,
        double learningRate = 0.001
    )
    {
        using var random = new TorchRandom(Seed);
        using var model = ModelZoo.Make(name);
        using var train = new Batches(Data, batchSize: 8);
        using var validation = new Batches(Validation, batchSize: 8);
        var adam = new Adam(Training.Adam, new ParameterGroup([.. model.parameters()], learningRate));
        var history = new TrainingLoop(model, adam, random).Run(train, validation, Epochs, progress, checkpoint);
        return new Trained(history, ModelWeights.Of(model));
    }

    private sealed record Trained(History History, ModelWeights Weights);
}
