using GenomicAttention.Tests.Golden;
using GenomicAttention.Tests.Runtime;
using Xunit.Abstractions;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Published;

[Collection(TorchTests.Collection)]
public sealed class SweepBaselineTests(ITestOutputHelper output)
{
    private readonly Agreement _agreement = new(output);

    [Fact]
    public void At_seed_42_the_losses_of_every_epoch_are_those_of_the_published_run()
    {
        AssertLosses("train_losses", Baseline.History.Train);
        AssertLosses("val_losses", Baseline.History.Validation);
    }

    /// <summary>
    /// A bias of keys moves no softmax: its gradient is rounding alone, which Adam scales up to whole steps. So
    /// one sum in nine agrees to 1e-4 only.
    /// </summary>
    [Fact]
    public void At_seed_42_the_trained_weights_are_those_of_the_published_run() =>
        _agreement.OfWeights(Baseline.Weights, 1e-6, 2e-4, "phase1", "final_parameters");

    [Fact]
    public void At_seed_42_the_overlap_of_attention_with_motifs_is_what_the_script_prints()
    {
        Assert.Equal(
            GoldenFile.Published.Numbers("phase1", "attention_overlap_as_printed"),
            Baseline.Attention.Sequences.Select(sequence => Math.Round(sequence.PublishedOverlap, 9))
        );
        Assert.Equal(9.0, Baseline.Attention.PublishedOverlap, 1e-9);
        Assert.Equal(0.048, Baseline.Attention.PublishedChance, 1e-9);
    }

    [Fact]
    public void What_is_printed_as_overlap_is_the_number_of_motif_positions_whatever_the_attention() =>
        Assert.All(
            Baseline.Attention.Sequences,
            sequence =>
            {
                Assert.Equal(sequence.MotifPositions, sequence.PublishedOverlap, 1e-9);
                Assert.InRange(sequence.AttentionShare, 0, 1);
            }
        );

    private void AssertLosses(string recorded, IReadOnlyList<double> measured) =>
        _agreement.OfEpochs(GoldenFile.Published.Numbers("phase1", recorded), measured, 1e-6, $"baseline {recorded}");
}
