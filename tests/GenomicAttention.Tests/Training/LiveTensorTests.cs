using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using GenomicAttention.Training.Published;
using TorchSharp;
using Xunit.Abstractions;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training;

/// <summary>
/// Tensors made by this thread and not disposed: those that the garbage collector frees on its own thread count on,
/// so a leak shows even where it is being cleaned up.
/// </summary>
[Collection(TorchTests.Collection)]
public sealed class LiveTensorTests(ITestOutputHelper output)
{
    private const int StepsInAnEpoch = 10;

    public static TheoryData<string> Names => ModelZoo.Names;

    private static long OfThisThread => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    [Theory]
    [MemberData(nameof(Names))]
    public void After_a_thousand_steps_as_many_tensors_live_as_after_ten(string name)
    {
        using var random = new TorchRandom(1);
        using var model = ModelZoo.Make(name);
        using var batches = new Batches(ModelZoo.Data(count: 4 * StepsInAnEpoch, length: 12, seed: 1), batchSize: 4);
        var adam = new Adam(TrainedFor(1).Adam, new ParameterGroup([.. model.parameters()], 0.001));
        var live = new List<long>();

        new TrainingLoop(model, adam, random).Run(
            batches,
            batches,
            epochs: 1000 / StepsInAnEpoch,
            _ => live.Add(OfThisThread)
        );

        output.WriteLine($"{live[0]} after ten steps, {live[^1]} after a thousand");
        Assert.Equal(live[0], live[^1]);
    }

    [Fact]
    public void A_whole_training_leaves_no_tensor_behind()
    {
        var sweep = ModelZoo.Data(count: 40, length: 20, seed: 1);
        var baseline = BaselineOptions with { Training = TrainedFor(epochs: 1) };
        var before = OfThisThread;

        var weights = SweepBaseline.Train(baseline, sweep, sweep, Seed).Weights;
        SweepCell.Train(SweepOptions(cell: 2) with { Training = TrainedFor(epochs: 1) }, sweep, weights, Seed);

        Assert.Equal(before, OfThisThread);
    }

    [Theory]
    [InlineData(ComparedModel.Traditional)]
    [InlineData(ComparedModel.Sparse)]
    [InlineData(ComparedModel.Joint)]
    public void A_whole_comparison_leaves_no_tensor_behind(ComparedModel model)
    {
        LabelledSequences data = ModelZoo.Data(count: 40, length: 20, seed: 1);
        var before = OfThisThread;

        ComparisonCell.Train(ComparisonOptions with { Training = TrainedFor(epochs: 1) }, model, data, Seed);

        // TorchSharp leaves one of its own handles of each convolution to the garbage collector.
        Assert.Equal(before + Joint.Convolutions.Count, OfThisThread);
    }
}
