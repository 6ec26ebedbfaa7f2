using System.Text.Json;
using GenomicAttention.Cost;
using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Controls;
using GenomicAttention.Models.Motif;

namespace Worker.Parameters;

/// <summary>The one model that is given.</summary>
internal sealed record ModelChoice(
    DenseModelParameters? Dense = null,
    DenseModelParameters? DenseWithPositions = null,
    DenseModelParameters? WithoutAttention = null,
    SparseModelParameters? Sparse = null,
    JointModelParameters? Joint = null,
    MotifModelParameters? Motif = null,
    MotifSelectionParameters? Selection = null,
    double Sparsity = 1,
    SparseChoice Choice = SparseChoice.Scores
)
{
    /// <summary>Makes it, and draws its initial weights.</summary>
    /// <param name="length">Positions of a sequence.</param>
    /// <param name="meanLabel">Of the training labels.</param>
    /// <exception cref="JsonException">No model is given.</exception>
    public SequenceModel Make(int length, float meanLabel) =>
        this switch
        {
            { Dense: { } dense } => new DenseAttention(dense.ToOptions()),
            { DenseWithPositions: { } dense } => new PositionedAttention(dense.ToOptions(), length),
            { WithoutAttention: { } dense } => new MeanEmbedding(dense.ToOptions()),
            { Sparse: { } sparse } => new SparseAttention(sparse.ToOptions(), Sparsity, Choice),
            { Joint: { } joint } => new JointPipeline(joint.ToOptions()),
            { Motif: { } motif, Selection: { } selection } => new MotifSparse(
                motif.ToOptions(length),
                selection.ToOptions(Sparsity),
                meanLabel
            ),
            { Motif: { } motif } => new MotifDense(motif.ToOptions(length), meanLabel),
            _ => throw new JsonException("No model is given."),
        };

    /// <summary>What a forward pass of one sequence costs; makes no model.</summary>
    /// <param name="length">Positions of a sequence.</param>
    /// <exception cref="JsonException">No model is given.</exception>
    public ForwardCost Cost(int length) =>
        this switch
        {
            { Dense: { } dense } => DenseAttentionCost.Of(dense.ToOptions(), length),
            { DenseWithPositions: { } dense } => PositionedAttentionCost.Of(dense.ToOptions(), length),
            { WithoutAttention: { } dense } => MeanEmbeddingCost.Of(dense.ToOptions(), length),
            { Sparse: { } sparse } => SparseAttentionCost.Of(sparse.ToOptions(), Sparsity, length),
            { Joint: { } joint } => JointPipelineCost.Of(joint.ToOptions(), length),
            { Motif: { } motif, Selection: { } selection } => MotifModelCost.Of(
                motif.ToOptions(length),
                selection.ToOptions(Sparsity)
            ),
            { Motif: { } motif } => MotifModelCost.Of(motif.ToOptions(length)),
            _ => throw new JsonException("No model is given."),
        };

    /// <summary>How attention is computed, where there is a choice or one was made.</summary>
    public AttentionKernel? Kernel =>
        this switch
        {
            { Dense: { } dense } => dense.Kernel,
            { DenseWithPositions: not null } => AttentionKernel.Fused,
            _ => null,
        };
}

/// <summary>A position-aware model.</summary>
internal sealed record MotifModelParameters(int Filters, int Width, int Channels, int Heads, int Hidden)
{
    public MotifOptions ToOptions(int length) => new(length, Filters, Width, Channels, Heads, Hidden);
}

/// <summary>How a position-aware sparse model chooses positions.</summary>
internal sealed record MotifSelectionParameters(
    MotifSelection By,
    double AllUntil,
    double SparseFrom,
    double Footprint,
    double MassScale,
    double LossWeight
)
{
    public MotifSelectionOptions ToOptions(double sparsity) =>
        new(sparsity, By, AllUntil, SparseFrom, Footprint, MassScale, LossWeight);
}
