using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models.Attention;

/// <summary>torch's own attention module, as the published scripts use it.</summary>
internal sealed class ModuleKernel(MultiheadAttention attention) : IAttentionKernel
{
    public Tensor Pool(Tensor tokens, Embedding embeddings)
    {
        var padding = Padding.Of(tokens);
        var (attended, _) = Attend(tokens, embeddings, padding); // [length, batch, channels]
        return padding is null ? attended.mean([0]) : padding.Mean(attended.transpose(0, 1)); // [batch, channels]
    }

    /// <summary>Averaged over heads: [batch, length, length].</summary>
    public Tensor Weights(Tensor tokens, Embedding embeddings) => Attend(tokens, embeddings, Padding.Of(tokens)).Item2;

    public void Dispose() { }

    private Tuple<Tensor, Tensor> Attend(Tensor tokens, Embedding embeddings, Padding? padding)
    {
        var embedded = embeddings.call(tokens).transpose(0, 1); // [length, batch, channels]
        return attention.call(embedded, embedded, embedded, padding?.IsPresent.logical_not());
    }
}
