using System.Text.Json.Serialization;

namespace Build.Parameters;

/// <summary>A study of sequences that somebody observed: files in place of a generator.</summary>
/// <param name="Data">The files, what is to be predicted, and how the sequences are split.</param>
/// <param name="Seeds">At the seeds 1 to this: splits that are drawn, and initial weights.</param>
/// <param name="Primary">The model that the study is about, named before it is run.</param>
/// <param name="Believe">The split to believe where several stand side by side.</param>
/// <param name="Adam">The constants of the optimiser of the paper's models.</param>
/// <param name="Training">How the paper's models are trained.</param>
/// <param name="Dense">The dense baseline (3.3.1).</param>
/// <param name="Sparse">The sparse model (3.3.2).</param>
/// <param name="Sparsities">The shares of positions that it keeps, one model each.</param>
/// <param name="SparseControls">Other ways of choosing positions for it.</param>
/// <param name="Joint">The joint model (3.3.3).</param>
/// <param name="Motif">The models beyond the paper, and with them the trained controls.</param>
/// <param name="Regions">Stretches of aligned sequences in which a selection is looked at.</param>
/// <param name="Published">What others have reached on the same sequences.</param>
/// <param name="Targets">What models are meant to reach.</param>
/// <param name="Intervals">How intervals are computed.</param>
public sealed record ObservedStudy(
    ObservedDataParameters Data,
    int Seeds,
    string Primary,
    string Believe,
    AdamParameters Adam,
    TrainingParameters Training,
    DenseModelParameters Dense,
    SparseModelParameters Sparse,
    IReadOnlyList<double> Sparsities,
    IReadOnlyList<string> SparseControls,
    JointModelParameters Joint,
    MotifParameterSet Motif,
    IReadOnlyList<RegionParameters> Regions,
    IReadOnlyList<PublishedResultParameters> Published,
    IReadOnlyList<ObservedTargetParameters> Targets,
    IntervalParameters Intervals
) : Study
{
    /// <summary>MEME or JASPAR: what motifs that are found are compared with; null for nothing.</summary>
    public string? KnownMotifs { get; init; }
}

/// <summary>A user's files.</summary>
/// <param name="Sequences">FASTA, plain or gzip; or BED, with a genome.</param>
/// <param name="Genome">The FASTA file that BED's windows are cut from; null where sequences are FASTA.</param>
/// <param name="Labels">CSV with a column <c>id</c>, and one for each target.</param>
/// <param name="Task">What is predicted: <c>regression</c>, <c>binary</c> or <c>multiclass</c>.</param>
/// <param name="Targets">The label columns.</param>
/// <param name="Group">The column of what must not be torn apart, such as a chromosome; null for none.</param>
/// <param name="ReverseComplement">Whether either strand means the same: then models learn from both and predictions are
/// of both.</param>
/// <param name="Split">How sequences are split: one way, or several side by side.</param>
public sealed record ObservedDataParameters(
    string Sequences,
    string? Genome,
    string Labels,
    string Task,
    IReadOnlyList<string> Targets,
    string? Group,
    bool ReverseComplement,
    IReadOnlyList<SplitChoice> Split
);

/// <summary>A way of splitting.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Kind"><c>random</c>, <c>stratified</c>, <c>folds</c>, <c>leave_one_out</c> or <c>by_value</c>.</param>
/// <param name="Training">The share that is learnt from, where a part is held out.</param>
/// <param name="Validation">The share that chooses the epoch; the rest is the test.</param>
/// <param name="Folds">How many, for <c>folds</c>.</param>
/// <param name="ValidationValues">The groups that choose the epoch, for <c>by_value</c>.</param>
/// <param name="TestValues">The groups that are tested on, for <c>by_value</c>.</param>
/// <param name="Relatives">When two sequences are too alike to stand on both sides; null to ask no more than that they are
/// not the same, on either strand.</param>
public sealed record SplitChoice(
    string Name,
    string Kind,
    double? Training,
    double? Validation,
    int? Folds,
    IReadOnlyList<string>? ValidationValues,
    IReadOnlyList<string>? TestValues,
    RelativesParameters? Relatives
)
{
    /// <summary>Whether every sequence is tested on once.</summary>
    [JsonIgnore]
    public bool IsCrossValidation => Kind is "folds" or "leave_one_out";
}

/// <summary>When two sequences are relatives.</summary>
/// <param name="Shift">The largest shift of one against the other, in letters.</param>
/// <param name="Equal">The least number of equal letters at the best shift.</param>
public sealed record RelativesParameters(int Shift, int Equal);

/// <summary>A stretch of aligned sequences.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="From">Its first position, from zero.</param>
/// <param name="To">The position behind its last.</param>
public sealed record RegionParameters(string Name, int From, int To);

/// <summary>What somebody else has reached on the same sequences.</summary>
/// <param name="Name">Of the method.</param>
/// <param name="Split">The split that it is comparable with.</param>
/// <param name="Errors">How many.</param>
/// <param name="Of">Sequences.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedResultParameters(string Name, string Split, int Errors, int Of, string Source);

/// <summary>What a model is meant to reach: one bound.</summary>
/// <param name="Split">Under which split.</param>
/// <param name="Model">Its name in the tables.</param>
/// <param name="Measure">A measure of <c>estimates.csv</c>, or of <c>selection.csv</c> with a region.</param>
/// <param name="Region">The region, for a measure of the selection.</param>
/// <param name="AtMost">Its greatest value.</param>
/// <param name="AtLeast">Its least value.</param>
public sealed record ObservedTargetParameters(
    string Split,
    string Model,
    string Measure,
    string? Region,
    double? AtMost,
    double? AtLeast
);

/// <summary>How intervals are computed: a bootstrap over groups of relatives.</summary>
/// <param name="Confidence">How often an interval holds the true value.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="BootstrapSeed">Of the bootstrap.</param>
public sealed record IntervalParameters(double Confidence, int Resamples, long BootstrapSeed);
