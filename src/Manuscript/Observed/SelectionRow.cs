using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>How a sparse model's kept positions lie to a region: a row of <c>selection.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose.</param>
/// <param name="Region">Of <see cref="RegionRow"/>.</param>
/// <param name="Measure"><c>kept</c>, <c>over_chance</c> (each with a class's name after a colon, where there are classes) or <c>enrichment</c>.</param>
/// <param name="Value">The estimate; null where it is undefined.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
internal sealed record SelectionRow(
    string Split,
    string Model,
    string Region,
    string Measure,
    double? Value,
    double? Low,
    double? High
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "selection.csv";

    public static readonly CsvSchema<SelectionRow> Csv = new(
        ["split", "model", "region", "measure", "estimate", "low", "high"],
        row => new SelectionRow(
            row.Text("split"),
            row.Text("model"),
            row.Text("region"),
            row.Text("measure"),
            row.FiniteOrNone("estimate"),
            row.FiniteOrNone("low"),
            row.FiniteOrNone("high")
        )
    )
    {
        IsWhole = true,
    };
}
