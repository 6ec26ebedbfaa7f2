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

    /// <summary>The same, or what was planted.</summary>
    [JsonIgnore]
    public string? Comparison => KnownMotifs ?? Data.Generate?.Motifs;
}

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
)
{
    /// <summary>Where the model's name stands in the parameter file.</summary>
    [JsonIgnore]
    public string ModelPlace { get; init; } = "";
}

/// <summary>How intervals are computed: a bootstrap over groups of relatives.</summary>
/// <param name="Confidence">How often an interval holds the true value.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="BootstrapSeed">Of the bootstrap.</param>
public sealed record IntervalParameters(double Confidence, int Resamples, long BootstrapSeed);
