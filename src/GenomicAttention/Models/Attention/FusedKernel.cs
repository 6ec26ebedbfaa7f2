using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace GenomicAttention.Models.Attention;

/// <summary>torch's fused attention: blocks of scores are used up as they are made, never held together.</summary>
internal sealed class FusedKernel(AttentionParameters parameters) : IAttentionKernel
{
    public Tensor Pool(Tensor tokens, Embedding embeddings) => Pool(embeddings.call(tokens), Padding.Of(tokens));

    /// <summary>Embedded tokens [batch, length, channels] in, [batch, channels] out.</summary>
    public Tensor Pool(Tensor embedded, Padding? padding)
    {
        var (queries, keys, values) = parameters.Project(embedded); // [batch, heads, length, width]
        var isAttended = padding?.IsPresent.unsqueeze(1).unsqueeze(1); // [batch, 1, 1, length]
        var attended = scaled_dot_product_attention(queries, keys, values, isAttended); // [batch, heads, length, width]
        var joined = attended.transpose(1, 2).flatten(2); // [batch, length, channels]
        return padding.Mean(parameters.ProjectOut(joined)); // [batch, channels]
    }

    public void Dispose() => parameters.Dispose();
}
