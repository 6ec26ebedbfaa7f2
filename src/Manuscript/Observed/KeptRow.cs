using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>How often a sparse model keeps a position: a row of <c>positions.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose.</param>
/// <param name="Position">Counted from 0.</param>
/// <param name="Class">Of which class's sequences; empty where labels are values.</param>
/// <param name="Kept">The share of sequences and seeds in which it is kept.</param>
internal sealed record KeptRow(string Split, string Model, int Position, string Class, double Kept)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "positions.csv";

    public static readonly CsvSchema<KeptRow> Csv = new(
        ["split", "model", "position", "class", "kept"],
        row => new KeptRow(
            row.Text("split"),
            row.Text("model"),
            row.Integer("position"),
            row.Text("class"),
            row.Finite("kept")
        )
    )
    {
        IsWhole = true,
    };
}
