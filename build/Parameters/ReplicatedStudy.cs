namespace Build.Parameters;

/// <summary>A study of many seeds: each seed has data, a split and initial weights of its own.</summary>
/// <param name="Sizes">How many sequences, and at how many seeds.</param>
/// <param name="Data">What the sequences are made of.</param>
/// <param name="Split">The shares of training and validation; the rest is the test set.</param>
/// <param name="Adam">The constants of every optimiser.</param>
/// <param name="Training">How every model is trained.</param>
/// <param name="Dense">The dense baseline (3.3.1).</param>
/// <param name="Sparse">The sparse model (3.3.2).</param>
/// <param name="Sparsities">The shares of positions that it keeps, one model each.</param>
/// <param name="SparseControls">Other ways of choosing positions for it, at the sparsity that the paper calls the best.</param>
/// <param name="Joint">The joint model (3.3.3).</param>
/// <param name="Verdicts">The rule that turns numbers into verdicts.</param>
/// <param name="Cost">At which lengths costs are counted and measured; null where they are not.</param>
/// <param name="Motif">The models beyond the paper, and with them the trained controls; null for the paper's alone.</param>
/// <param name="Inspection">What is looked at of trained models beside their metrics; null for nothing.</param>
public sealed record ReplicatedStudy(
    IReadOnlyList<SizeParameters> Sizes,
    DescribedDataParameters Data,
    SplitParameters Split,
    AdamParameters Adam,
    TrainingParameters Training,
    DenseModelParameters Dense,
    SparseModelParameters Sparse,
    IReadOnlyList<double> Sparsities,
    IReadOnlyList<string> SparseControls,
    JointModelParameters Joint,
    VerdictParameters Verdicts,
    CostParameters? Cost,
    MotifParameterSet? Motif,
    InspectionParameters? Inspection
) : Study;

/// <summary>What is looked at of trained models beside their metrics.</summary>
/// <param name="Examples">How many test sequences are shown one by one.</param>
/// <param name="CalibrationBins">How many bins predictions are put in.</param>
public sealed record InspectionParameters(int Examples, int CalibrationBins);

/// <summary>Where costs are counted and measured.</summary>
/// <param name="Lengths">In bp, ascending; the data's is among them.</param>
public sealed record CostParameters(IReadOnlyList<int> Lengths);

/// <summary>The models beyond the paper, which know where they look.</summary>
/// <param name="Model">Their shape.</param>
/// <param name="Sparsities">The shares of positions that the sparse ones keep.</param>
/// <param name="Controls">Other ways of choosing positions, each at the first sparsity.</param>
/// <param name="Selection">How positions are chosen and the selector is trained.</param>
/// <param name="Training">How all are trained.</param>
/// <param name="Epochs">For each size.</param>
/// <param name="Schedule">How the learning rate moves, and what is kept.</param>
/// <param name="Targets">What the models are meant to reach.</param>
public sealed record MotifParameterSet(
    MotifModelParameters Model,
    IReadOnlyList<double> Sparsities,
    IReadOnlyList<string> Controls,
    MotifSelectionParameters Selection,
    MotifTrainingParameters Training,
    IReadOnlyList<int> Epochs,
    ScheduleParameters Schedule,
    IReadOnlyList<TargetParameters> Targets
)
{
    /// <summary>The shape of the sparse ones, where it is another; null for the same.</summary>
    public MotifModelParameters? SparseModel { get; init; }
}

/// <summary>What a model beyond the paper is meant to reach.</summary>
/// <param name="Sequences">At which size.</param>
/// <param name="Model">Its name in the tables.</param>
/// <param name="Measure">A measure of <c>estimates.csv</c>.</param>
/// <param name="Against">The model that it is measured against; null where it stands alone.</param>
/// <param name="AtLeast">Its least value.</param>
public sealed record TargetParameters(int Sequences, string Model, string Measure, string? Against, double AtLeast);

/// <summary>The shape of a position-aware model; the width in bp.</summary>
/// <param name="Filters">Patterns that it looks for.</param>
/// <param name="Width">Of a pattern.</param>
/// <param name="Channels">Of a position's features.</param>
/// <param name="Heads">Of its attention.</param>
/// <param name="Hidden">Units behind them.</param>
/// <param name="PositionTurns">How often the positional waves go round; null for the usual ones.</param>
/// <param name="PositionScale">How strong they are; null for the usual.</param>
public sealed record MotifModelParameters(
    int Filters,
    int Width,
    int Channels,
    int Heads,
    int Hidden,
    IReadOnlyList<double>? PositionTurns = null,
    double? PositionScale = null
);

/// <summary>How positions are chosen.</summary>
public sealed record MotifSelectionParameters(
    double AllUntil,
    double SparseFrom,
    double Footprint,
    double MassScale,
    double LossWeight
);

/// <summary>How a position-aware model is trained, apart from its epochs.</summary>
public sealed record MotifTrainingParameters(int BatchSize, double LearningRate, AdamParameters Adam);

/// <summary>How the learning rate moves, and what is kept of a training.</summary>
public sealed record ScheduleParameters(double WarmUp, double WeightDecay, double LargestGradient, double Averaging);

/// <summary>Data sets of one size.</summary>
/// <param name="Sequences">How many sequences.</param>
/// <param name="Seeds">At the seeds 1 to this.</param>
/// <param name="Epochs">The paper's models are trained for so many at most; null for as many as at any size.</param>
public sealed record SizeParameters(int Sequences, int Seeds, int? Epochs);

/// <summary>The data that the paper's text describes (3.2); lengths in bp.</summary>
public sealed record DescribedDataParameters(
    int Length,
    IReadOnlyList<MotifParameters> Motifs,
    MotifCountRange MotifsPerSequence,
    double InitialStrength,
    double Noise
);

/// <summary>Shares of the sequences (3.4).</summary>
public sealed record SplitParameters(double Training, double Validation);

/// <summary>How a model is trained (A.3).</summary>
/// <param name="Epochs">At most.</param>
/// <param name="BatchSize">Sequences a batch.</param>
/// <param name="LearningRate">Adam's.</param>
/// <param name="Patience">Epochs without a lower validation loss after which it stops; null to train to the last and keep
/// that.</param>
public sealed record TrainingParameters(int Epochs, int BatchSize, double LearningRate, int? Patience);

/// <summary>When a claim holds: where the whole interval lies on the claim's side.</summary>
/// <param name="Confidence">How often an interval holds the true value.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="BootstrapSeed">Of the bootstrap.</param>
/// <param name="RetainedPercent">What "retains performance" means where the paper gives no margin.</param>
/// <param name="Skill">The share of a constant's error that a model which learns does without.</param>
/// <param name="Enrichment">Planted positions among the kept, over chance, where a selection finds motifs.</param>
/// <param name="Auroc">Of scores against planted positions, where scores correlate with motifs.</param>
public sealed record VerdictParameters(
    double Confidence,
    int Resamples,
    long BootstrapSeed,
    double RetainedPercent,
    double Skill,
    double Enrichment,
    double Auroc
);
