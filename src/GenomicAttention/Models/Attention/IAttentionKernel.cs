using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models.Attention;

/// <summary>How a <see cref="DenseAttention"/> computes attention. Up to rounding, all give the same.</summary>
public enum AttentionKernel
{
    /// <summary>torch's own module, which holds the weights of every pair: the published scripts' way.</summary>
    Module,

    /// <summary>torch's fused operation, which never holds them.</summary>
    Fused,

    /// <summary>
    /// Pairs of token types in place of pairs of positions: exact, as attention without a positional signal
    /// only counts.
    /// </summary>
    Collapsed,
}

/// <summary>Attention over a sequence, averaged over its positions.</summary>
internal interface IAttentionKernel : IDisposable
{
    /// <summary>Tokens [batch, length] in, [batch, channels] out.</summary>
    Tensor Pool(Tensor tokens, Embedding embeddings);
}

internal static class AttentionKernels
{
    /// <summary>Gives a kernel that reads the parameters of a module, which stays their owner.</summary>
    public static IAttentionKernel With(this AttentionKernel kernel, MultiheadAttention attention, int heads) =>
        kernel switch
        {
            AttentionKernel.Module => new ModuleKernel(attention),
            AttentionKernel.Fused => new FusedKernel(new AttentionParameters(attention, heads)),
            AttentionKernel.Collapsed => new CollapsedKernel(new AttentionParameters(attention, heads)),
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "Not an attention kernel."),
        };
}
