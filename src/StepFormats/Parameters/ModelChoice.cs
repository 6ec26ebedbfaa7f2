using System.Text.Json;
using GenomicAttention.Cost;
using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Controls;
using GenomicAttention.Models.Motif;

namespace StepFormats.Parameters;

/// <summary>The one model that is given.</summary>
public sealed record ModelChoice(
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
    /// <param name="output">What it says of a sequence; null for a strength.</param>
    /// <exception cref="JsonException">No model is given.</exception>
    public SequenceModel Make(int length, float meanLabel, ModelOutput? output = null)
    {
        output ??= ModelOutput.Strength;
        return this switch
        {
            { Dense: { } dense } => new DenseAttention(dense.ToOptions() with { Output = output }),
            { DenseWithPositions: { } dense } => new PositionedAttention(
                dense.ToOptions() with
                {
                    Output = output,
                },
                length
            ),
            { WithoutAttention: { } dense } => new MeanEmbedding(dense.ToOptions() with { Output = output }),
            { Sparse: { } sparse } => new SparseAttention(
                sparse.ToOptions() with
                {
                    Output = output,
                },
                Sparsity,
                Choice
            ),
            { Joint: { } joint } => new JointPipeline(joint.ToOptions() with { Output = output }),
            { Motif: { } motif, Selection: { } selection } => new MotifSparse(
                motif.ToOptions(length) with
                {
                    Output = output,
                },
                selection.ToOptions(Sparsity),
                meanLabel
            ),
            { Motif: { } motif } => new MotifDense(motif.ToOptions(length) with { Output = output }, meanLabel),
            _ => throw new JsonException("No model is given."),
        };
    }

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

/// <summary>A position-aware model; its positional signal is left out where it is the usual one.</summary>
public sealed record MotifModelParameters(
    int Filters,
    int Width,
    int Channels,
    int Heads,
    int Hidden,
    IReadOnlyList<double>? PositionTurns = null,
    double? PositionScale = null
)
{
    /// <summary>As the library takes it.</summary>
    public MotifOptions ToOptions(int length)
    {
        var options = new MotifOptions(length, Filters, Width, Channels, Heads, Hidden);
        return options with
        {
            PositionTurns = PositionTurns ?? options.PositionTurns,
            PositionScale = PositionScale ?? options.PositionScale,
        };
    }
}

/// <summary>How a position-aware sparse model chooses positions.</summary>
public sealed record MotifSelectionParameters(
    MotifSelection By,
    double AllUntil,
    double SparseFrom,
    double Footprint,
    double MassScale,
    double LossWeight
)
{
    /// <summary>As the library takes it.</summary>
    public MotifSelectionOptions ToOptions(double sparsity) =>
        new(sparsity, By, AllUntil, SparseFrom, Footprint, MassScale, LossWeight);
}
