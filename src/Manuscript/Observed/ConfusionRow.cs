using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>How often sequences of a class were taken for one of another: a row of <c>confusion.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose.</param>
/// <param name="Label">Their class.</param>
/// <param name="Predicted">What they were taken for.</param>
/// <param name="Count">How many.</param>
internal sealed record ConfusionRow(string Split, string Model, string Label, string Predicted, int Count)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "confusion.csv";

    public static readonly CsvSchema<ConfusionRow> Csv = new(
        ["split", "model", "label", "predicted", "count"],
        row => new ConfusionRow(
            row.Text("split"),
            row.Text("model"),
            row.Text("label"),
            row.Text("predicted"),
            row.Integer("count")
        )
    )
    {
        IsWhole = true,
    };
}
