using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>A quantity with its interval over groups of relatives: a row of <c>estimates.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose; <see cref="ObservedModels.MeanOfSeeds"/> ends the name where predictions were averaged.</param>
/// <param name="Measure">Which quantity; of one of several targets with its name after a colon.</param>
/// <param name="Against">The model that it is measured against; empty where it stands alone.</param>
/// <param name="Value">The estimate; null where it is undefined.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Sequences">Over how many predicted sequences.</param>
/// <param name="Groups">In how many groups of relatives.</param>
/// <param name="Seeds">Over how many seeds; null for a control, which has none.</param>
/// <param name="P">Of its test, if there is one.</param>
internal sealed record ObservedEstimateRow(
    string Split,
    string Model,
    string Measure,
    string Against,
    double? Value,
    double? Low,
    double? High,
    int Sequences,
    int Groups,
    int? Seeds,
    double? P
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "estimates.csv";

    public static readonly CsvSchema<ObservedEstimateRow> Csv = new(
        ["split", "model", "measure", "against", "estimate", "low", "high", "sequences", "groups", "seeds", "p"],
        row => new ObservedEstimateRow(
            row.Text("split"),
            row.Text("model"),
            row.Text("measure"),
            row.Text("against"),
            row.FiniteOrNone("estimate"),
            row.FiniteOrNone("low"),
            row.FiniteOrNone("high"),
            row.Integer("sequences"),
            row.Integer("groups"),
            row.IntegerOrNone("seeds"),
            row.FiniteOrNone("p")
        )
    )
    {
        IsWhole = true,
    };

    /// <summary>The quantity without its target.</summary>
    public string Quantity => Measure.Split(':', 2)[0];

    /// <summary>Of which of several targets it is; empty where there is one.</summary>
    public string Target => Measure.Split(':', 2) is [_, var target] ? target : "";
}
