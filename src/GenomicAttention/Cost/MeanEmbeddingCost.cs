using GenomicAttention.Models;
using GenomicAttention.Models.Controls;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="MeanEmbedding"/>.</summary>
public static class MeanEmbeddingCost
{
    /// <summary>Of a forward pass of one sequence.</summary>
    /// <param name="options">The baseline's shape; its attention is left out.</param>
    /// <param name="length">Positions of the sequence.</param>
    public static ForwardCost Of(DenseAttentionOptions options, int length)
    {
        ArgumentNullException.ThrowIfNull(options);
        long embedding = options.EmbeddingWidth;
        return new CostSheet(length)
            .Floats(length * embedding)
            .Sum(CostPart.Pooling, length * embedding, embedding)
            .Head(embedding, options.HiddenWidth)
            .Total;
    }
}
