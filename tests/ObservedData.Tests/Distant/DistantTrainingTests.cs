using GenomicAttention.Cost;
using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.RandomStreams;
using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Training;
using GenomicAttention.Training.Replicated;
using ObservedData.Distant;

namespace ObservedData.Tests.Distant;

[Collection("torch")]
public sealed class DistantTrainingTests
{
    private const int Length = 40;

    private static readonly MotifOptions Shape = new(
        Length,
        Filters: 16,
        Width: 9,
        Channels: 16,
        Heads: 8,
        HiddenWidth: 32
    )
    {
        PositionTurns = [0.5, 1],
        PositionScale = 1,
        Output = ModelOutput.Values(1),
    };

    public DistantTrainingTests() => TorchRuntime.Start();

    [Fact]
    public void A_model_that_keeps_eight_positions_learns_which_motif_lies_first()
    {
        using var random = new TorchRandom(1);
        using var model = new MotifSparse(Shape, Selection, meanLabel: 0);
        var (training, test) = (Generate(2000, seed: 1), Generate(200, seed: 2));
        using var batches = new Batches(training.Sequences, training.Labels.AsSpan(), batchSize: 32);
        new ScheduledTraining(
            model,
            new TrainingOptions(32, Epochs: 4, LearningRate: 0.01, new AdamOptions(0.9, 0.99, 1e-8)),
            new ScheduleOptions(0.15, 1e-4, 1, 0.97),
            random,
            Objectives.BinaryCrossEntropy
        ).Run(batches, validation: null);

        var scores = DistantTest.Of(model, test, batchSize: 50, random);

        Assert.Equal(8, scores.Kept);
        Assert.InRange(scores.Accuracy, 0.9, 1);
        Assert.InRange(scores.BothKept!.Value, 0.9, 1);
    }

    [Fact]
    public void Nothing_is_kept_by_a_model_that_reads_all()
    {
        using var random = new TorchRandom(1);
        using var model = new MotifDense(Shape, meanLabel: 0);

        var scores = DistantTest.Of(model, Generate(10, seed: 1), batchSize: 4, random);

        Assert.Equal((null, null), (scores.Kept, scores.BothKept));
    }

    [Fact]
    public void A_model_that_keeps_all_keeps_both_motifs_of_every_sequence()
    {
        using var random = new TorchRandom(1);
        using var model = new MotifSparse(Shape, Selection with { Sparsity = 1 }, meanLabel: 0);

        var scores = DistantTest.Of(model, Generate(10, seed: 1), batchSize: 4, random);

        Assert.Equal((Length, 1.0), (scores.Kept, scores.BothKept));
    }

    [Fact]
    public void A_training_is_left_out_for_memory_first_and_then_for_time()
    {
        var pass = MotifModelCost.Of(Shape);
        var demand = DistantDemand.Of(pass, sequences: 100, batchSize: 8, new DistantLimits(0, 0, 1e6));

        Assert.Equal(2 * 8 * pass.Bytes, demand.Bytes);
        Assert.Equal(3 * 100 * pass.MultiplyAdds / 1e6, demand.SecondsPerEpoch);
        Assert.Equal(DistantStop.Memory, demand.Beyond(new DistantLimits(demand.Bytes - 1, 0, 1e6)));
        Assert.Equal(DistantStop.Time, demand.Beyond(new DistantLimits(demand.Bytes, demand.SecondsPerEpoch / 2, 1e6)));
        Assert.Null(demand.Beyond(new DistantLimits(demand.Bytes, demand.SecondsPerEpoch, 1e6)));
    }

    [Fact]
    public void Estimates_are_of_all_seeds_and_end_where_a_share_does()
    {
        var estimates = DistantSummary.Of(
            [
                Cell("a", seed: 1, 0.9, both: 0.8),
                Cell("a", seed: 2, 1.0, both: 1),
                Cell("b", seed: 1, null),
                Cell("b", seed: 2, null),
            ],
            confidence: 0.95
        );

        var (a, b) = (estimates[0], estimates[1]);
        Assert.Equal((0.95, 1.0), (a.Accuracy!.Value.Estimate, a.Accuracy.Value.High));
        // Student's t of one degree of freedom at 97.5 % is 12.706; the standard error is 0.05.
        Assert.Equal(0.95 - (12.706 * 0.05), a.Accuracy.Value.Low, 3);
        Assert.Equal(0.9, a.BothKept!.Value, 12);
        Assert.Equal((DistantStop.Time, null, 2), (b.Stop, b.Accuracy, b.Seeds));
    }

    private static MotifSelectionOptions Selection =>
        new(
            0.2,
            MotifSelection.Learned,
            AllUntil: 0.4,
            SparseFrom: 0.7,
            Footprint: 0,
            MassScale: 0.25,
            LossWeight: 0.3
        );

    private static DistantCell Cell(string model, long seed, double? accuracy, double? both = null) =>
        new(
            model,
            Length,
            seed,
            Sequences: 10,
            Parameters: 5,
            Bytes: 7,
            SecondsPerEpoch: 3,
            accuracy is null ? DistantStop.Time : null,
            accuracy is { } share ? new DistantScores(share, 0.5, 8, both) : null
        );

    private static LabelledSequences Generate(int count, long seed) =>
        new DistantPairGenerator(
            new DistantPairOptions(Length, new Motif("first", "GATTACA", 0), new Motif("second", "CCTGTTA", 0), 0.1)
        ).Generate(new UniformRandom(seed), count);
}
