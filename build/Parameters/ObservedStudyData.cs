using System.Text.Json.Serialization;

namespace Build.Parameters;

/// <summary>A user's files, or what is generated in their place.</summary>
/// <param name="Sequences">FASTA, plain or gzip; or BED, with a genome; null where they are generated.</param>
/// <param name="Genome">The FASTA file that BED's windows are cut from; null where sequences are FASTA.</param>
/// <param name="Labels">CSV with a column <c>id</c>, and one for each target; null where they are generated, or all sequences
/// are positives.</param>
/// <param name="Task">What is predicted: <c>regression</c>, <c>binary</c> or <c>multiclass</c>.</param>
/// <param name="Targets">The label columns.</param>
/// <param name="Group">The column of what must not be torn apart, such as a chromosome; null for none.</param>
/// <param name="ReverseComplement">Whether either strand means the same: then models learn from both and predictions are
/// of both.</param>
/// <param name="Split">How sequences are split: one way, or several side by side.</param>
public sealed record ObservedDataParameters(
    string? Sequences,
    string? Genome,
    string? Labels,
    string Task,
    IReadOnlyList<string> Targets,
    string? Group,
    bool ReverseComplement,
    IReadOnlyList<SplitChoice> Split
)
{
    /// <summary>How negatives are made of positives alone; null where the files have all.</summary>
    public NegativeParameters? Negatives { get; init; }

    /// <summary>What is generated in place of files; null for files.</summary>
    public PlantingParameters? Generate { get; init; }
}

/// <summary>Negatives that are made by shuffling.</summary>
/// <param name="Kind"><c>dinucleotide_shuffled</c> or <c>gc_shuffled</c>.</param>
/// <param name="PerSequence">How many of each positive.</param>
/// <param name="Seed">Of the shuffling: not a seed of the study's, so that all of these see the same negatives.</param>
public sealed record NegativeParameters(string Kind, int PerSequence, long Seed);

/// <summary>Random sequences with motifs planted.</summary>
/// <param name="Motifs">MEME or JASPAR.</param>
/// <param name="Sequences">How many.</param>
/// <param name="Length">Of each, in bp.</param>
/// <param name="Gc">The share of G and C in the background.</param>
/// <param name="Plant">What is planted.</param>
/// <param name="Positives">For two classes, the share with motifs; in others their letters are shuffled.</param>
/// <param name="Initial">For numbers, the label of a sequence without motifs.</param>
/// <param name="Noise">For numbers, the standard deviation of what is added.</param>
/// <param name="Seed">Of all.</param>
public sealed record PlantingParameters(
    string Motifs,
    int Sequences,
    int Length,
    double Gc,
    IReadOnlyList<ArrangementParameters> Plant,
    double? Positives,
    double? Initial,
    double? Noise,
    long Seed
)
{
    /// <summary>Where it stands in the parameter file.</summary>
    [JsonIgnore]
    public string Place { get; init; } = "";
}

/// <summary>Motifs that are planted together, in order.</summary>
/// <param name="Motifs">Their names in the file.</param>
/// <param name="Spacing">Background between neighbours, in bp: the least and the most; null for one motif.</param>
/// <param name="Density">Copies in a sequence: the least and the most.</param>
/// <param name="Start">Where the leftmost position may lie: the first and the last, from zero; null for anywhere.</param>
/// <param name="Reverse">The probability of a copy on the other strand.</param>
/// <param name="Strength">What each motif of a copy adds to a label that is a number.</param>
public sealed record ArrangementParameters(
    IReadOnlyList<string> Motifs,
    IReadOnlyList<int>? Spacing,
    IReadOnlyList<int> Density,
    IReadOnlyList<int>? Start,
    double Reverse,
    double Strength
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
    /// <summary>Where it stands in the parameter file.</summary>
    [JsonIgnore]
    public string Place { get; init; } = "";

    /// <summary>Whether every sequence is tested on once.</summary>
    [JsonIgnore]
    public bool IsCrossValidation => Kind is "folds" or "leave_one_out";
}

/// <summary>When two sequences are relatives.</summary>
/// <param name="Shift">The largest shift of one against the other, in letters.</param>
/// <param name="Equal">The least number of equal letters at the best shift.</param>
public sealed record RelativesParameters(int Shift, int Equal);
