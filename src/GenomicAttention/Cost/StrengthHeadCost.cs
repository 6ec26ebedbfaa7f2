using GenomicAttention.Models;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="StrengthHead"/>.</summary>
internal static class StrengthHeadCost
{
    public static CostSheet Head(this CostSheet sheet, long embedding, long hidden) =>
        sheet
            .Linear(CostPart.Head, 1, embedding, hidden)
            .Floats(hidden) // ReLU; dropout passes on what it gets
            .Linear(CostPart.Head, 1, hidden, 1)
            .Floats(1); // sigmoid
}
