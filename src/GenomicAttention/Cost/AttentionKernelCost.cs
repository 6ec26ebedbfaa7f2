using GenomicAttention.Models.Attention;
using GenomicAttention.Sequences;

namespace GenomicAttention.Cost;

/// <summary>The cost of each attention kernel: embedded positions [length, embedding] in, [embedding] out.</summary>
internal static class AttentionKernelCost
{
    /// <summary>A <see cref="ModuleKernel"/>, as torch's module computes: weights of all pairs, held for every head.</summary>
    public static CostSheet Module(this CostSheet sheet, long embedding, long heads)
    {
        var length = sheet.Length;
        var pairs = length * length;
        return sheet
            .Linear(CostPart.Projections, length, embedding, 3 * embedding)
            .Floats(3 * length * embedding) // queries to scale, keys and values, each a copy
            .Count(CostPart.Attention, pairs * embedding) // scores: every head has its share of the channels
            .Floats(heads * pairs)
            .Floats(heads * pairs) // softmax
            .Count(CostPart.Attention, pairs * embedding) // weighted values
            .Floats(length * embedding)
            .Floats(length * embedding) // heads side by side, a copy
            .Linear(CostPart.Projections, length, embedding, embedding)
            .Floats(2 * pairs) // the weights' mean over heads: a sum, divided; made although nothing reads it
            .Sum(CostPart.Pooling, length * embedding, embedding);
    }

    /// <summary>A <see cref="FusedKernel"/>: the same products, whose scores are used up as they are made.</summary>
    public static CostSheet Fused(this CostSheet sheet, long embedding, long heads)
    {
        var length = sheet.Length;
        return sheet
            .Linear(CostPart.Projections, length, embedding, 3 * embedding)
            .Count(CostPart.Attention, 2 * length * length * embedding)
            .Floats(length * (embedding + heads)) // what is attended, and each softmax's normaliser
            .Linear(CostPart.Projections, length, embedding, embedding)
            .Sum(CostPart.Pooling, length * embedding, embedding);
    }

    /// <summary>A <see cref="CollapsedKernel"/>: pairs of token types; all that grows with the length is counting them.
    /// </summary>
    public static CostSheet Collapsed(this CostSheet sheet, long embedding, long heads)
    {
        const long types = Alphabet.VocabularySize;
        const long pairs = types * types;
        return sheet
            .Sum(CostPart.Pooling, sheet.Length, types) // counts
            .Floats(1) // the one that is added
            .Floats(types * embedding)
            .Linear(CostPart.Projections, types, embedding, 3 * embedding)
            .Floats(types * embedding) // queries, scaled
            .Count(CostPart.Attention, pairs * embedding) // scores
            .Floats(heads * pairs)
            .Floats(types + (2 * heads * pairs)) // log counts; added; softmax
            .Count(CostPart.Attention, pairs * embedding) // weighted values
            .Floats(types * embedding)
            .Floats(types) // shares
            .Sum(CostPart.Pooling, types * embedding, embedding)
            .Linear(CostPart.Projections, 1, embedding, embedding);
    }
}
