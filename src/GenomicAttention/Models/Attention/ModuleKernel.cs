using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models.Attention;

/// <summary>torch's own attention module, as the published scripts use it.</summary>
internal sealed class ModuleKernel(MultiheadAttention attention) : IAttentionKernel
{
    public Tensor Pool(Tensor tokens, Embedding embeddings)
    {
        var (attended, _) = Attend(tokens, embeddings); // [length, batch, channels]
        return attended.mean([0]); // [batch, channels]
    }

    /// <summary>Averaged over heads: [batch, length, length].</summary>
    public Tensor Weights(Tensor tokens, Embedding embeddings) => Attend(tokens, embeddings).Item2;

    public void Dispose() { }

    private Tuple<Tensor, Tensor> Attend(Tensor tokens, Embedding embeddings)
    {
        var embedded = embeddings.call(tokens).transpose(0, 1); // [length, batch, channels]
        return attention.call(embedded, embedded, embedded);
    }
}
