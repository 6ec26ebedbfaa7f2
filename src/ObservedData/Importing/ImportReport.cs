using System.Collections.Immutable;

namespace ObservedData.Importing;

/// <summary>What was read: to look over before anything is trained on it.</summary>
/// <param name="Task">What is to be predicted.</param>
/// <param name="Count">How many sequences there are, each with its labels.</param>
/// <param name="Length">Tokens in a sequence.</param>
/// <param name="Letters">Nucleotides in all sequences together.</param>
/// <param name="Ambiguous">
/// How often each letter came that stands for several nucleotides and was read as N, by letter.
/// </param>
/// <param name="LowerCase">Letters in lower case, which genomes use for repeats; read as if in upper case.</param>
/// <param name="Uracil">Letters U, read as T.</param>
/// <param name="ExactDuplicates">Sequences whose content came before, by SHA-256 of their codes.</param>
/// <param name="ReverseComplementDuplicates">
/// Pairs of distinct contents that are each other's reverse complement, by SHA-256 of their codes.
/// </param>
/// <param name="Targets">The labels' columns, for regression; empty otherwise.</param>
/// <param name="Classes">The classes in the order of their indices; empty for regression.</param>
/// <param name="Groups">How many groups there are; null where none were asked for.</param>
/// <param name="LargestGroup">Sequences in the largest group; null where none were asked for.</param>
/// <param name="IgnoredColumns">Columns of the label file that nobody asked for.</param>
/// <param name="Notes">What was changed on the way or should be looked at, a sentence each.</param>
public sealed record ImportReport(
    PredictionTask Task,
    int Count,
    LengthSummary Length,
    LetterSummary Letters,
    ImmutableSortedDictionary<string, long> Ambiguous,
    long LowerCase,
    long Uracil,
    int ExactDuplicates,
    int ReverseComplementDuplicates,
    ImmutableArray<TargetSummary> Targets,
    ImmutableArray<ClassSummary> Classes,
    int? Groups,
    int? LargestGroup,
    ImmutableArray<string> IgnoredColumns,
    ImmutableArray<string> Notes
);

/// <summary>Tokens in a sequence.</summary>
/// <param name="Min">The shortest.</param>
/// <param name="Median">The median; of an even number of sequences, the mean of the two in the middle.</param>
/// <param name="Max">The longest, to which others are padded.</param>
/// <param name="Total">All together.</param>
public sealed record LengthSummary(long Min, double Median, long Max, long Total);

/// <summary>How often each nucleotide came.</summary>
/// <param name="A">Adenine.</param>
/// <param name="C">Cytosine.</param>
/// <param name="G">Guanine.</param>
/// <param name="T">Thymine, uracil among it.</param>
/// <param name="N">Unknown, with the letters that stand for several.</param>
public sealed record LetterSummary(long A, long C, long G, long T, long N);

/// <summary>A column of numbers.</summary>
/// <param name="Name">Its name in the label file.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">That of a sample (n - 1); null of a single sequence.</param>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
public sealed record TargetSummary(string Name, double Mean, double? StandardDeviation, double Min, double Max);

/// <summary>A class.</summary>
/// <param name="Name">Its name in the label file.</param>
/// <param name="Count">How many sequences are of it.</param>
/// <param name="Share">The share of all sequences, from 0 to 1.</param>
public sealed record ClassSummary(string Name, int Count, double Share);
