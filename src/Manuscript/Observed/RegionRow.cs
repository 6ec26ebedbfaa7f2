using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>A stretch of positions that a reader asks about: a row of <c>regions.csv</c>.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="From">Its first position, counted from 0.</param>
/// <param name="To">The position behind its last.</param>
internal sealed record RegionRow(string Name, int From, int To)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "regions.csv";

    public static readonly CsvSchema<RegionRow> Csv = new(
        ["region", "from", "to"],
        row => new RegionRow(row.Text("region"), row.Integer("from"), row.Integer("to")),
        row => [row.Name, row.From, row.To]
    )
    {
        IsWhole = true,
    };
}
