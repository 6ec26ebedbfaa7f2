using System.Globalization;
using CsvHelper;
using GenomicAttention.Training;
using ObservedData.Trained;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Puts the losses of every epoch of all trainings together: means over seeds.</summary>
internal static class JoinHistories
{
    private const string FileName = "history.csv";

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        StepOutputs.WriteCsv(
            request,
            FileName,
            [
                "model",
                "sequences",
                "epoch",
                "n",
                "training_loss",
                "validation_loss",
                "validation_low",
                "validation_high",
            ],
            parameters
                .Cells.GroupBy(cell => (cell.Sequences, cell.Model))
                .SelectMany(cells =>
                    LearningCurve
                        .Of(
                            cells.Select(cell => Read(cell.FileIn(request, FileName))),
                            parameters.Confidence,
                            parameters.Resamples,
                            parameters.Seed
                        )
                        .Select(epoch =>
                            new[]
                            {
                                cells.Key.Model,
                                StepOutputs.Text(cells.Key.Sequences),
                                StepOutputs.Text(epoch.Epoch),
                                StepOutputs.Text(epoch.Seeds),
                                Text(epoch.Training),
                                Text(epoch.Validation),
                                Text(epoch.Interval?.Low),
                                Text(epoch.Interval?.High),
                            }
                        )
                )
        );
    }

    private static List<EpochLosses> Read(string path)
    {
        var epochs = new List<EpochLosses>();
        using var csv = CsvReader.FromFile(path);
        while (csv.Read())
        {
            epochs.Add(
                new EpochLosses(
                    int.Parse(csv.GetString("epoch"), CultureInfo.InvariantCulture),
                    Number("train_loss"),
                    Number("validation_loss")
                )
            );
        }
        return epochs;

        double Number(string column) => double.Parse(csv.GetString(column), CultureInfo.InvariantCulture);
    }

    // Quantiles of distributions go through functions whose last bits are the platform's.
    private static string Text(double? number) => number?.ToString("G6", CultureInfo.InvariantCulture) ?? "";

    private sealed record Parameters(double Confidence, int Resamples, uint Seed, IReadOnlyList<TrainedCell> Cells);
}
