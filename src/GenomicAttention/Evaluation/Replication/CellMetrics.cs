namespace GenomicAttention.Evaluation.Replication;

/// <summary>What one model, or one control, came to at one seed.</summary>
/// <param name="Model">What tables call it, sparsity included.</param>
/// <param name="Sequences">How many sequences were made, of which some were for training.</param>
/// <param name="Seed">The seed of data, split and initial weights.</param>
/// <param name="Parameters">Numbers that it learnt or could have learnt; null where that says nothing.</param>
/// <param name="Loss">The mean squared error over all test sequences.</param>
/// <param name="ConstantLoss">That of the mean of the training labels.</param>
/// <param name="Mae">The mean absolute error over all test sequences.</param>
/// <param name="R">Pearson's correlation of predictions and labels; null where all predictions are equal.</param>
public sealed record CellMetrics(
    string Model,
    int Sequences,
    long Seed,
    long? Parameters,
    double Loss,
    double ConstantLoss,
    double Mae,
    double? R
)
{
    /// <summary>Out-of-sample R²: the share of the constant's squared error that it does without; negative where it is
    /// further off.</summary>
    /// <remarks>
    /// Campbell and Thompson, 2008, equation 1, <see href="https://doi.org/10.1093/rfs/hhm055"/>. Against the mean of
    /// the test labels, as R² is usually taken, a constant learned elsewhere would score 0 at most.
    /// </remarks>
    public double Skill => 1 - (Loss / ConstantLoss);

    /// <summary>How its kept positions lie to planted motifs; null where it keeps none, or all.</summary>
    public SelectionResult? Selection { get; init; }

    /// <summary>How far its predictions move when the input is changed; null where that was not asked.</summary>
    public InputSensitivity? Sensitivity { get; init; }

    /// <summary>What mutations inside and outside planted motifs do; null where that was not asked.</summary>
    public MutationEffects? Mutations { get; init; }

    /// <summary>How far training moved the selector's weights: Euclidean norm; null where it has none.</summary>
    public double? SelectorChange { get; init; }

    /// <summary>The share of training steps in which a gradient other than 0 reached the selector; null where it has no
    /// weights.</summary>
    public double? SelectorGradientShare { get; init; }

    /// <summary>The metrics of predictions on a test set.</summary>
    /// <param name="cell">What it is called, at what size and seed, and how many parameters it has.</param>
    /// <param name="predictions">Of the test sequences, in their order.</param>
    /// <param name="labels">Theirs.</param>
    /// <param name="constant">The mean of the training labels.</param>
    public static CellMetrics Of(
        (string Model, int Sequences, long Seed, long? Parameters) cell,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> labels,
        float constant
    )
    {
        var constants = new float[labels.Length];
        constants.AsSpan().Fill(constant);
        var r = RegressionMetrics.PearsonR(predictions, labels);
        return new CellMetrics(
            cell.Model,
            cell.Sequences,
            cell.Seed,
            cell.Parameters,
            RegressionMetrics.MeanSquaredError(predictions, labels),
            RegressionMetrics.MeanSquaredError(constants, labels),
            RegressionMetrics.MeanAbsoluteError(predictions, labels),
            double.IsNaN(r) ? null : r
        );
    }
}
