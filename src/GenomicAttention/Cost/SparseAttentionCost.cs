using GenomicAttention.Models;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="SparseAttention"/>, its selector's own included.</summary>
public static class SparseAttentionCost
{
    /// <summary>Of a forward pass of one sequence.</summary>
    /// <param name="options">The model's shape.</param>
    /// <param name="sparsity">The share of positions that is kept, in (0, 1].</param>
    /// <param name="length">Positions of the sequence.</param>
    public static ForwardCost Of(SparseAttentionOptions options, double sparsity, int length)
    {
        ArgumentNullException.ThrowIfNull(options);
        long embedding = options.EmbeddingWidth;
        long kept = SparseAttention.KeptPositions(length, sparsity);
        return new CostSheet(length)
            .Floats(length * embedding)
            .Select(embedding, options.SelectorWidth)
            .Floats(kept * embedding) // selected
            .Sum(CostPart.Pooling, length * embedding, embedding) // query
            .Floats(kept * 3 * embedding) // triples
            .Approximate(kept, options)
            .Sum(CostPart.Pooling, kept * embedding, embedding)
            .Head(embedding, options.HiddenWidth)
            .Total;
    }

    private static CostSheet Select(this CostSheet sheet, long embedding, long width) =>
        sheet
            .Linear(CostPart.Selector, sheet.Length, embedding, width)
            .Floats(sheet.Length * width) // ReLU
            .Linear(CostPart.Selector, sheet.Length, width, 1)
            .Floats(sheet.Length) // sigmoid
            .Sort();

    private static CostSheet Approximate(this CostSheet sheet, long kept, SparseAttentionOptions options)
    {
        var (embedding, bottleneck) = (options.EmbeddingWidth, options.BottleneckWidth);
        sheet.Linear(CostPart.Approximator, kept, 3 * embedding, bottleneck).Floats(kept * bottleneck); // ReLU
        if (options.Approximator == SparseApproximator.AppendixA2)
        {
            sheet.Linear(CostPart.Approximator, kept, bottleneck, bottleneck).Floats(kept * bottleneck); // ReLU
        }

        return sheet.Linear(CostPart.Approximator, kept, bottleneck, embedding);
    }
}
