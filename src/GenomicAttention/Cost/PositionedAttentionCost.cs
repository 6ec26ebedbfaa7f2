using GenomicAttention.Models;
using GenomicAttention.Models.Controls;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="PositionedAttention"/>.</summary>
public static class PositionedAttentionCost
{
    /// <summary>Of a forward pass of one sequence.</summary>
    /// <param name="options">The baseline's shape; its kernel is not used.</param>
    /// <param name="length">Positions of the sequence.</param>
    public static ForwardCost Of(DenseAttentionOptions options, int length)
    {
        ArgumentNullException.ThrowIfNull(options);
        long embedding = options.EmbeddingWidth;
        return new CostSheet(length)
            .Floats(2 * length * embedding) // embedded; with the positional signal
            .Fused(embedding, options.Heads)
            .Head(embedding, options.HiddenWidth)
            .Total;
    }
}
