using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>How often what was predicted with a probability was so: a row of <c>calibration.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose.</param>
/// <param name="Bin">Which bin, counted from 0.</param>
/// <param name="Low">The least probability in it.</param>
/// <param name="High">The greatest.</param>
/// <param name="Count">How many sequences.</param>
/// <param name="Predicted">The mean probability of the second class; null for an empty bin.</param>
/// <param name="Observed">The share that are of the second class.</param>
/// <param name="ObservedLow">The interval's lower end.</param>
/// <param name="ObservedHigh">Its upper end.</param>
internal sealed record CalibrationRow(
    string Split,
    string Model,
    int Bin,
    double Low,
    double High,
    int Count,
    double? Predicted,
    double? Observed,
    double? ObservedLow,
    double? ObservedHigh
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "calibration.csv";

    public static readonly CsvSchema<CalibrationRow> Csv = new(
        ["split", "model", "bin", "low", "high", "n", "mean_predicted", "observed", "observed_low", "observed_high"],
        row => new CalibrationRow(
            row.Text("split"),
            row.Text("model"),
            row.Integer("bin"),
            row.Finite("low"),
            row.Finite("high"),
            row.Integer("n"),
            row.FiniteOrNone("mean_predicted"),
            row.FiniteOrNone("observed"),
            row.FiniteOrNone("observed_low"),
            row.FiniteOrNone("observed_high")
        )
    )
    {
        IsWhole = true,
    };
}
