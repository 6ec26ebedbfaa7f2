using Manuscript.Results;

namespace Figures.Replicated;

/// <summary>Test sequences of about one predicted strength: a row of <c>calibration.csv</c>.</summary>
/// <param name="Sequences">The size of the data sets.</param>
/// <param name="Model">What predicted it.</param>
/// <param name="Seed">The seed; null for all of them together.</param>
/// <param name="Count">How many test sequences.</param>
/// <param name="Predicted">The mean of what is predicted.</param>
/// <param name="Observed">The mean of their labels.</param>
internal sealed record StrengthBinRow(
    int Sequences,
    string Model,
    long? Seed,
    int Count,
    double Predicted,
    double Observed
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "calibration.csv";

    public static readonly CsvSchema<StrengthBinRow> Csv = new(
        ["sequences", "model", "seed", "bin", "n", "mean_predicted", "mean_observed"],
        row => new StrengthBinRow(
            row.Integer("sequences"),
            row.Text("model"),
            row.LongOrNone("seed"),
            row.Integer("n"),
            row.Finite("mean_predicted"),
            row.Finite("mean_observed")
        )
    );
}
