using System.Text.Json;
using System.Text.Json.Serialization;

namespace Build.NewStudies;

/// <summary>What a user's files hold, as the operation <c>inspect-sequences</c> reports it.</summary>
/// <param name="Task">What the labels suggest to predict: <c>regression</c>, <c>binary</c> or <c>multiclass</c>.</param>
/// <param name="Count">How many sequences there are.</param>
/// <param name="Length">Of the sequences, in letters.</param>
/// <param name="Letters">How often each letter came, by the letter in lower case.</param>
/// <param name="Ambiguous">How often each letter came that stands for several nucleotides, and is read as N.</param>
/// <param name="ExactDuplicates">Sequences whose content came before.</param>
/// <param name="ReverseComplementDuplicates">Pairs that are each other's reverse complement.</param>
/// <param name="Targets">The labels' columns, for regression; empty otherwise.</param>
/// <param name="Classes">The classes; empty for regression.</param>
/// <param name="IgnoredColumns">Other columns of the labels.</param>
/// <param name="Notes">What is to be looked at, a sentence each.</param>
internal sealed record Inspection(
    string Task,
    int Count,
    InspectedLength Length,
    IReadOnlyDictionary<string, long> Letters,
    IReadOnlyDictionary<string, long> Ambiguous,
    int ExactDuplicates,
    int ReverseComplementDuplicates,
    IReadOnlyList<InspectedTarget> Targets,
    IReadOnlyList<InspectedClass> Classes,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The file that the operation writes.</summary>
    public const string FileName = "inspection.json";

    /// <summary>Reads that file's text.</summary>
    /// <exception cref="JsonException">It is of another form.</exception>
    public static Inspection Parse(string json)
    {
        var file =
            JsonSerializer.Deserialize(json, InspectionJson.Default.InspectionFile)
            ?? throw new JsonException($"There is nothing in {FileName}.");
        return file.Report with { Columns = file.Columns.Targets };
    }

    /// <summary>The columns of the labels that are to be predicted.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Columns { get; init; } = ["label"];

    /// <summary>Whether all sequences are of one class, so that the other is to be made.</summary>
    [JsonIgnore]
    public bool IsOneClass => Classes.Count == 1;
}

/// <summary>The file of the operation.</summary>
/// <param name="Columns">The columns that were read.</param>
/// <param name="Report">What was read of them.</param>
internal sealed record InspectionFile(InspectedColumns Columns, Inspection Report);

/// <summary>Columns of labels.</summary>
/// <param name="Targets">Those that are to be predicted.</param>
internal sealed record InspectedColumns(IReadOnlyList<string> Targets);

/// <summary>Letters in a sequence.</summary>
/// <param name="Min">In the shortest.</param>
/// <param name="Median">The median.</param>
/// <param name="Max">In the longest.</param>
/// <param name="Total">In all together.</param>
internal sealed record InspectedLength(long Min, double Median, long Max, long Total);

/// <summary>A column of labels that are numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">That of a sample; null of a single one.</param>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
internal sealed record InspectedTarget(string Name, double Mean, double? StandardDeviation, double Min, double Max);

/// <summary>A class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many sequences are of it.</param>
/// <param name="Share">The share of all, from 0 to 1.</param>
internal sealed record InspectedClass(string Name, int Count, double Share);

/// <summary>Reads an <see cref="Inspection"/> under the names of the operation's file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(InspectionFile))]
internal sealed partial class InspectionJson : JsonSerializerContext;
