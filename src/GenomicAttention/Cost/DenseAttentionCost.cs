using GenomicAttention.Models;
using GenomicAttention.Models.Attention;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="DenseAttention"/>.</summary>
public static class DenseAttentionCost
{
    /// <summary>Of a forward pass of one sequence with the options' kernel.</summary>
    /// <param name="options">The model's shape.</param>
    /// <param name="length">Positions of the sequence.</param>
    public static ForwardCost Of(DenseAttentionOptions options, int length)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sheet = new CostSheet(length);
        return sheet
            .Pool(options.Kernel, options.EmbeddingWidth, options.Heads)
            .Head(options.EmbeddingWidth, options.HiddenWidth)
            .Total;
    }

    private static CostSheet Pool(this CostSheet sheet, AttentionKernel kernel, long embedding, long heads) =>
        kernel switch
        {
            AttentionKernel.Module => sheet.Floats(sheet.Length * embedding).Module(embedding, heads),
            AttentionKernel.Fused => sheet.Floats(sheet.Length * embedding).Fused(embedding, heads),
            AttentionKernel.Collapsed => sheet.Collapsed(embedding, heads),
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "Not an attention kernel."),
        };
}
