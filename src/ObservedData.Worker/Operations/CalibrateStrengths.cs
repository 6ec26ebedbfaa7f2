using System.Globalization;
using ObservedData.Trained;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Sets what models predict beside what is so, in bins of equal counts: of each seed, and of all together.
/// </summary>
internal static class CalibrateStrengths
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        StepOutputs.WriteCsv(
            request,
            "calibration.csv",
            ["sequences", "model", "seed", "bin", "n", "mean_predicted", "mean_observed"],
            parameters.Cells.GroupBy(cell => (cell.Sequences, cell.Model)).SelectMany(Rows)
        );

        IEnumerable<string[]> Rows(IGrouping<(int Sequences, string Model), TrainedCell> cells)
        {
            var ofSeed = cells
                .Select(cell => (cell.Seed, Rows: StrengthRow.Read(cell.FileIn(request, StrengthRow.FileName))))
                .ToList();
            return ofSeed
                .Select(seed => (Seed: StepOutputs.Text(seed.Seed), seed.Rows))
                .Append(("", [.. ofSeed.SelectMany(seed => seed.Rows)]))
                .SelectMany(seed => Bins(seed.Rows).Select((bin, index) => Row(cells.Key, seed.Seed, index + 1, bin)));
        }

        IReadOnlyList<StrengthBin> Bins(IReadOnlyList<StrengthRow> rows) =>
            StrengthCalibration.OfEqualCounts(
                [.. rows.Select(row => row.Predicted)],
                [.. rows.Select(row => row.Label)],
                parameters.Bins
            );
    }

    private static string[] Row((int Sequences, string Model) of, string seed, int number, StrengthBin bin) =>
        [
            StepOutputs.Text(of.Sequences),
            of.Model,
            seed,
            StepOutputs.Text(number),
            StepOutputs.Text(bin.Count),
            Text(bin.MeanPredicted),
            Text(bin.MeanObserved),
        ];

    // In the last digits of a mean its order counts.
    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    private sealed record Parameters(int Bins, IReadOnlyList<TrainedCell> Cells);
}
