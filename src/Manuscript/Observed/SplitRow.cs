using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>A way of dividing sequences: a row of <c>splits.csv</c>.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Description">In a sentence, for captions.</param>
internal sealed record SplitRow(string Name, string Description)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "splits.csv";

    public static readonly CsvSchema<SplitRow> Csv = new(
        ["split", "description"],
        row => new SplitRow(row.Text("split"), row.Text("description")),
        row => [row.Name, row.Description]
    )
    {
        IsWhole = true,
    };
}
