using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using static TorchSharp.torch;

namespace ObservedData.Trained;

/// <summary>The share of a model's attention that each position of a sequence receives.</summary>
public static class ReceivedAttention
{
    // The readout of the motif models never takes a score for higher.
    private const double LargestScore = 8;

    /// <summary>Asks a trained model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="codes">One sequence, [length], without padding.</param>
    /// <returns>
    /// [length], which sums to 1: the mean over heads and, where every position asks, over queries. Of the motif models, whose
    /// heads may attend to nothing, it is what goes to positions at all; a position that is not kept receives none. Null for
    /// a model without attention over positions.
    /// </returns>
    public static double[]? Of(SequenceModel model, ReadOnlySpan<byte> codes)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.eval();
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var tokens = tensor(codes.ToArray()).to(ScalarType.Int64).unsqueeze(0); // [1, length]
        return model switch
        {
            DenseAttention dense => Shares(dense.AttentionWeights(tokens).mean([0, 1])), // of [1, queries, keys]
            MotifDense => Shares(Readout(model, tokens)),
            MotifSparse sparse => Shares(Readout(model, tokens, sparse.Select(tokens).Positions)),
            _ => null,
        };
    }

    /// <summary>The mean over heads of each position's weight, beside the place of weight 1 that is nothing: [length].</summary>
    private static Tensor Readout(SequenceModel model, Tensor tokens, Tensor? kept = null)
    {
        var features = Part(model, "stem").call(tokens); // [1, length, channels]
        var weights = Part(model, "readout.scores").call(features).clamp_max(LargestScore).exp(); // [1, length, heads]
        if (kept is not null)
        {
            var none = zeros(tokens.shape); // [1, length]
            weights *= none.scatter_(1, kept, ones(kept.shape)).unsqueeze(-1);
        }
        return (weights / (weights.sum(1, keepdim: true) + 1)).mean([0, 2]);
    }

    private static nn.Module<Tensor, Tensor> Part(SequenceModel model, string name) =>
        (nn.Module<Tensor, Tensor>)model.named_modules().Single(part => part.name == name).module;

    // float32 sums are off by a few millionths.
    private static double[] Shares(Tensor received)
    {
        var values = received.to(ScalarType.Float64).data<double>().ToArray();
        var sum = values.Sum();
        return Array.ConvertAll(values, value => value / sum);
    }
}
