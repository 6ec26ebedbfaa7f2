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
            MotifDense => Shares(Readout(model, tokens).squeeze(0)),
            MotifSparse sparse => Shares(
                zeros(tokens.shape).scatter_(1, sparse.Select(tokens).Positions, Readout(model, tokens)).squeeze(0)
            ),
            _ => null,
        };
    }

    /// <summary>The mean over heads of the weight of each position that is read, beside the place of weight 1 that is nothing:
    /// [1, positions].</summary>
    private static Tensor Readout(SequenceModel model, Tensor tokens)
    {
        using var scores = Scores(model, tokens);
        var weights = scores.clamp_max(LargestScore).exp(); // [1, positions, heads]
        return (weights / (weights.sum(1, keepdim: true) + 1)).mean([2]);
    }

    /// <summary>What the readout scores in a pass: [1, positions, heads], those that are kept in the order of the selection.
    /// </summary>
    private static Tensor Scores(SequenceModel model, Tensor tokens)
    {
        var layer = (nn.Module<Tensor, Tensor>)
            model.named_modules().Single(part => part.name == "readout.scores").module;
        Tensor? scores = null;
        var hook = layer.register_forward_hook(
            (_, _, output) =>
            {
                scores = output.clone().DetachFromDisposeScope();
                return output;
            }
        );
        model.call(tokens);
        hook.remove();
        return scores!;
    }

    // float32 sums are off by a few millionths.
    private static double[] Shares(Tensor received)
    {
        var values = received.to(ScalarType.Float64).data<double>().ToArray();
        var sum = values.Sum();
        return Array.ConvertAll(values, value => value / sum);
    }
}
