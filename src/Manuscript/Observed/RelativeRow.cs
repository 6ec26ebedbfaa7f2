using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>Two sequences that a split keeps on one side: a row of <c>relatives.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="First">The name of one.</param>
/// <param name="Second">The name of the other.</param>
/// <param name="Shift">By how many positions the second is moved along the first; null where they are related in another way.</param>
/// <param name="Equal">The share of positions that are then equal.</param>
internal sealed record RelativeRow(string Split, string First, string Second, int? Shift, double? Equal)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "relatives.csv";

    public static readonly CsvSchema<RelativeRow> Csv = new(
        ["split", "first", "second", "shift", "equal"],
        row => new RelativeRow(
            row.Text("split"),
            row.Text("first"),
            row.Text("second"),
            row.IntegerOrNone("shift"),
            row.FiniteOrNone("equal")
        )
    )
    {
        IsWhole = true,
    };
}
