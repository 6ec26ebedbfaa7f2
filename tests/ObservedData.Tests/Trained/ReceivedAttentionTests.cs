using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Motif;
using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using ObservedData.Trained;

namespace ObservedData.Tests.Trained;

/// <summary>Attention received, beside the same by the formulas, in loops and float64.</summary>
[Collection("torch")]
public sealed class ReceivedAttentionTests
{
    private static readonly byte[] Codes = Alphabet.Encode("ATTCGGATACCT");

    public ReceivedAttentionTests() => TorchRuntime.Start();

    [Theory]
    [InlineData(AttentionKernel.Module)]
    [InlineData(AttentionKernel.Collapsed)]
    public void Of_dense_attention_it_is_the_mean_over_heads_and_queries_of_a_softmax(AttentionKernel kernel)
    {
        using var random = new TorchRandom(3);
        using var model = new DenseAttention(new DenseAttentionOptions(4, 2, 3, 0.5, kernel));

        var received = ReceivedAttention.Of(model, Codes)!;

        Same(AttentionByHand.Dense(ModelWeights.Of(model), Codes, channels: 4, heads: 2), received);
        // Without positions equal letters receive the same.
        Assert.Equal(received[1], received[2], 1e-6);
    }

    [Fact]
    public void Of_the_motif_models_it_is_what_the_readout_weighs_beside_nothing()
    {
        using var random = new TorchRandom(4);
        using var model = new MotifDense(Shape, meanLabel: 0.4f);

        var received = ReceivedAttention.Of(model, Codes)!;

        Same(AttentionByHand.Motif(ModelWeights.Of(model), Codes, kept: [.. Enumerable.Range(0, 12)]), received);
    }

    [Fact]
    public void What_a_selection_leaves_out_receives_none()
    {
        using var random = new TorchRandom(5);
        var selection = new MotifSelectionOptions(0.34, MotifSelection.Learned, 0.2, 0.7, 0.5, 0.25, 0.3);
        using var model = new MotifSparse(Shape, selection, meanLabel: 0.4f);
        var sequences = new EncodedSequences(Codes.Length, Codes, ["a"]);
        var kept = ObservedData.Folds.KeptPositions.Of(model, sequences, batchSize: 1)[0];

        var received = ReceivedAttention.Of(model, Codes)!;

        Assert.Equal(4, kept.Count);
        Assert.All(received.Index(), share => Assert.Equal(kept.Contains(share.Index), share.Item > 0));
        Same(AttentionByHand.Motif(ModelWeights.Of(model), Codes, [.. kept]), received);
    }

    [Fact]
    public void A_model_without_attention_has_none()
    {
        using var random = new TorchRandom(6);
        using var sparse = new SparseAttention(
            new SparseAttentionOptions(4, 2, 2, 2, 0.1, SparseApproximator.OneLayer),
            sparsity: 0.5
        );

        Assert.Null(ReceivedAttention.Of(sparse, Codes));
    }

    private static MotifOptions Shape => new(Length: 12, Filters: 5, Width: 3, Channels: 4, Heads: 2, HiddenWidth: 3);

    private static void Same(double[] expected, double[] received)
    {
        Assert.Equal(1, received.Sum(), 1e-12);
        Assert.Equal(expected.Length, received.Length);
        Assert.All(expected.Zip(received), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        // Otherwise nothing would tell a wrong axis from a right one.
        Assert.True(expected.Max() - expected.Min() > 1e-3);
    }
}
