using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>A quantity over seeds with its interval: a row of <c>estimates.csv</c>.</summary>
/// <param name="Sequences">The size of the data sets.</param>
/// <param name="Model">Whose it is.</param>
/// <param name="Measure">Which quantity.</param>
/// <param name="Against">The model that it is measured against, seed by seed; empty where it stands alone.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Seeds">Over how many seeds.</param>
/// <param name="P">Of its test, if there is one.</param>
/// <param name="AdjustedP">After correction for many claims, where it is of one.</param>
public sealed record EstimateRow(
    int Sequences,
    string Model,
    string Measure,
    string Against,
    double Value,
    double Low,
    double High,
    int Seeds,
    double? P,
    double? AdjustedP
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "estimates.csv";

    /// <summary>The estimate of another quantity that only rises, or only falls, with this one.</summary>
    /// <param name="map">From this quantity to the other.</param>
    public EstimateRow Through(Func<double, double> map)
    {
        var (first, last) = (map(Low), map(High));
        return this with { Value = map(Value), Low = Math.Min(first, last), High = Math.Max(first, last) };
    }

    internal static readonly CsvSchema<EstimateRow> Csv = new(
        ["sequences", "model", "measure", "against", "estimate", "low", "high", "n", "p", "p_adjusted"],
        row => new EstimateRow(
            row.Integer("sequences"),
            row.Text("model"),
            row.Text("measure"),
            row.Text("against"),
            row.Double("estimate"),
            row.Double("low"),
            row.Double("high"),
            row.Integer("n"),
            row.DoubleOrNone("p"),
            row.DoubleOrNone("p_adjusted")
        ),
        row =>
            [
                row.Sequences,
                row.Model,
                row.Measure,
                row.Against,
                row.Value,
                row.Low,
                row.High,
                row.Seeds,
                row.P,
                row.AdjustedP,
            ]
    );
}
