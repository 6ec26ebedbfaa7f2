using GenomicAttention.Cost;
using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Motif;
using GenomicAttention.Tests.Models.Motif;

namespace GenomicAttention.Tests.Cost;

/// <summary>Counts worked out by hand, at shapes so small that they can be.</summary>
public sealed class ForwardCostTests
{
    private const int Length = 5;

    private static readonly MotifOptions Motif = new(
        Length,
        Filters: 3,
        Width: 3,
        Channels: 2,
        Heads: 2,
        HiddenWidth: 4
    );

    [Theory]
    // 5 × 4 × 12 in, 5 × 4 × 4 out; 2 × 5² × 4; 5 × 4; 4 × 3 + 3.
    // Held: 20 embedded, 60 projected, 60 copied, 2 × 50 for pairs and heads, 3 × 20, 2 × 25 for pairs, 4, 8.
    [InlineData(AttentionKernel.Module, 320, 200, 20, 8 * 5 + 4 * 362)]
    // Held: 20 embedded, 60 projected, 20 attended, 10 normalisers, 20 out, 4, 8.
    [InlineData(AttentionKernel.Fused, 320, 200, 20, 8 * 5 + 4 * 142)]
    // 6 × 4 × 12 in, 4 × 4 out; 2 × 6² × 4; 5 counts and 6 × 4 shares.
    // Held: 6 + 1 counts, 24 embedded, 72 projected, 24 scaled, 3 × 72 for pairs and heads, 6 logarithms, 24 attended,
    // 6 shares, 4, 4, 8.
    [InlineData(AttentionKernel.Collapsed, 304, 288, 29, 8 * 5 + 4 * 395)]
    public void Dense_attention_costs(
        AttentionKernel kernel,
        long projections,
        long attention,
        long pooling,
        long bytes
    )
    {
        var cost = DenseAttentionCost.Of(Dense(kernel), Length);

        Assert.Equal(
            (projections, attention, pooling, 15, bytes),
            (
                cost[CostPart.Projections],
                cost[CostPart.Attention],
                cost[CostPart.Pooling],
                cost[CostPart.Head],
                cost.Bytes
            )
        );
        Assert.Equal(projections + attention + pooling + 15, cost.MultiplyAdds);
        Assert.Equal(0, cost.Comparisons);
    }

    [Theory]
    // 2 kept: each 12 × 3, 3 × 3 between the two, 3 × 4.
    [InlineData(SparseApproximator.AppendixA2, 2 * (36 + 9 + 12), 12)]
    [InlineData(SparseApproximator.OneLayer, 2 * (36 + 12), 0)]
    public void Sparse_attention_costs(SparseApproximator approximator, long expected, long betweenThem)
    {
        var options = new SparseAttentionOptions(
            EmbeddingWidth: 4,
            SelectorWidth: 2,
            BottleneckWidth: 3,
            HiddenWidth: 3,
            Dropout: 0.1,
            approximator
        );

        var cost = SparseAttentionCost.Of(options, 0.4, Length);

        Assert.Equal(5 * (4 * 2) + 5 * 2, cost[CostPart.Selector]);
        Assert.Equal(expected, cost[CostPart.Approximator]);
        Assert.Equal((5 + 2) * 4, cost[CostPart.Pooling]);
        Assert.Equal(50 + expected + 28 + 15, cost.MultiplyAdds);
        Assert.Equal(5 * 3, cost.Comparisons);
        // Tokens and sorted positions; 20 embedded, 30 by the selector, 5 sorted, 8 selected, 4, 24 in triples, 6 twice,
        // 8, 4, 8.
        Assert.Equal(8 * (5 + 5) + 4 * (20 + 30 + 5 + 8 + 4 + 24 + 12 + betweenThem + 8 + 4 + 8), cost.Bytes);
    }

    [Fact]
    public void The_joint_pipeline_costs()
    {
        var options = new JointPipelineOptions(2, 0.01, [new(3, 3), new(2, 1)], [4], 0.1);

        var cost = JointPipelineCost.Of(options, Length);

        Assert.Equal(5 * (2 * 3 * 3) + 5 * (3 * 2), cost[CostPart.Stem]);
        Assert.Equal((10, 2 * 4 + 4), (cost[CostPart.Pooling], cost[CostPart.Head]));
        Assert.Equal(120 + 10 + 12, cost.MultiplyAdds);
        Assert.Equal(8 * 5 + 4 * (10 + 2 * 15 + 2 * 10 + 2 + 2 * 4 + 2), cost.Bytes);
    }

    [Fact]
    public void Controls_cost_what_they_have_of_the_baseline()
    {
        var dense = Dense(AttentionKernel.Fused);

        var (positioned, mean) = (PositionedAttentionCost.Of(dense, Length), MeanEmbeddingCost.Of(dense, Length));

        var fused = DenseAttentionCost.Of(dense, Length);
        Assert.Equal((fused.MultiplyAdds, fused.Bytes + 4 * 5 * 4), (positioned.MultiplyAdds, positioned.Bytes));
        Assert.Equal((20 + 15, 8 * 5 + 4 * (20 + 4 + 8)), (mean.MultiplyAdds, mean.Bytes));
    }

    [Fact]
    public void A_dense_motif_model_costs()
    {
        var cost = MotifModelCost.Of(Motif);

        Assert.Equal(5 * (4 * 3 * 3) + 2 * 5 * 3 + 5 * (3 * 2) + 5 * (4 * 2), cost[CostPart.Stem]);
        Assert.Equal(
            (2 * 5 * (2 * 2), 2 * 5 * 2, 2 * 4 + 4),
            (cost[CostPart.Projections], cost[CostPart.Attention], cost[CostPart.Head])
        );
        Assert.Equal(280 + 40 + 20 + 12, cost.MultiplyAdds);
        // Tokens, and each as six; letters twice, 5 × 15 by filters, 4 × 10 by channels; the readout's 5 × 10, 4 × 2, 9.
        Assert.Equal(8 * (5 + 30) + 4 * (2 * 20 + 5 * 15 + 4 * 10 + 5 * 10 + 4 * 2 + 9), cost.Bytes);
    }

    [Theory]
    [InlineData(MotifSelection.Learned, 5 * 2 + 5 * 3)]
    [InlineData(MotifSelection.Frozen, 5 * 2 + 5 * 3)]
    [InlineData(MotifSelection.Norm, 5 * 2)]
    [InlineData(MotifSelection.NormSpread, 5 * 2 + 5 * 3)]
    [InlineData(MotifSelection.Random, 0)]
    public void A_sparse_motif_model_costs_its_selector_and_reads_what_is_kept(MotifSelection selection, long selector)
    {
        var cost = MotifModelCost.Of(Motif, MotifShapes.Keeping(selection, 0.4));

        Assert.Equal(
            (280, selector, 2 * 2 * (2 * 2), 2 * 2 * 2, 12, 15),
            (
                cost[CostPart.Stem],
                cost[CostPart.Selector],
                cost[CostPart.Projections],
                cost[CostPart.Attention],
                cost[CostPart.Head],
                cost.Comparisons
            )
        );
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(5, 15)]
    [InlineData(1024, 10 * 1024)]
    public void Sorting_takes_the_comparisons_of_a_merge_sort(int length, long comparisons) =>
        Assert.Equal(comparisons, new CostSheet(length).Sort().Total.Comparisons);

    [Fact]
    public void A_sequence_has_a_length_and_a_cost_fits_its_number()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CostSheet(0));
        Assert.Throws<OverflowException>(() =>
            new CostSheet(1).Count(CostPart.Head, long.MaxValue).Count(CostPart.Head, 1)
        );
    }

    private static DenseAttentionOptions Dense(AttentionKernel kernel) =>
        new(EmbeddingWidth: 4, Heads: 2, HiddenWidth: 3, Dropout: 0.1, kernel);
}
