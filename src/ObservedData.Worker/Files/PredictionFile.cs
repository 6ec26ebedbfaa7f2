using System.Globalization;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Files;

/// <summary>What one model said at one seed of one sequence: a row of <c>predictions.csv</c>.</summary>
/// <param name="Split">The split.</param>
/// <param name="Model">The model's name in tables.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Id">The sequence.</param>
/// <param name="Fold">The fold that left it out, from 1.</param>
/// <param name="Output">Which number: a target, or a class.</param>
/// <param name="Value">The number: in the target's unit, or a probability.</param>
internal sealed record PredictionRow(
    string Split,
    string Model,
    int Seed,
    string Id,
    int Fold,
    string Output,
    double Value
)
{
    /// <summary>Whether it is a control's, which draws nothing.</summary>
    public bool IsControl { get; init; }

    private const string Name = "predictions.csv";
    private static readonly string[] Columns = ["split", "model", "seed", "id", "fold", "output", "value"];

    public static void Write(StepRequest request, IEnumerable<PredictionRow> rows) =>
        StepOutputs.WriteCsv(
            request,
            Name,
            Columns,
            rows.Select(row =>
                new[]
                {
                    row.Split,
                    row.Model,
                    StepOutputs.Text(row.Seed),
                    row.Id,
                    StepOutputs.Text(row.Fold),
                    row.Output,
                    // The last digits of exponentials are the platform's.
                    row.Value.ToString("G6", CultureInfo.InvariantCulture),
                }
            )
        );

    public static IEnumerable<PredictionRow> ReadAll(StepRequest request) =>
        StepTables.ReadAll(
            request,
            Name,
            (input, csv) =>
                new PredictionRow(
                    csv.GetString("split"),
                    csv.GetString("model"),
                    int.Parse(csv.GetString("seed"), CultureInfo.InvariantCulture),
                    csv.GetString("id"),
                    int.Parse(csv.GetString("fold"), CultureInfo.InvariantCulture),
                    csv.GetString("output"),
                    double.Parse(csv.GetString("value"), CultureInfo.InvariantCulture)
                )
                {
                    IsControl = input.Contains("/controls/", StringComparison.Ordinal),
                }
        );
}
