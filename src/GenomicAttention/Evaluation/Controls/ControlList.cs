using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>The controls that a trained model is set beside, from what knows least to what knows most.</summary>
public static class ControlList
{
    // Each tenfold: the best for 1,000 sequences and for 30,000, of which the labels explain little or much, lie
    // well inside.
    private static readonly double[] Strengths = [100, 10, 1, 0.1, 0.01];

    /// <summary>Makes all controls for synthetic data.</summary>
    /// <param name="motifs">What was planted.</param>
    /// <param name="initialStrength">The label of a sequence without motifs, before noise.</param>
    public static IReadOnlyList<IControl> For(IReadOnlyList<Motif> motifs, double initialStrength) =>
        [
            new ConstantControl(),
            new LeastSquaresControl("composition", new KmerCounts(1)),
            new LeastSquaresControl("3-mers", new KmerCounts(3)),
            new RidgeControl("5-mers, ridge", new KmerCounts(5), Strengths),
            new LeastSquaresControl("motif counts", new MotifCounts(motifs)),
            new MotifTableControl(motifs),
            new PlantedTruthControl(initialStrength),
        ];
}
