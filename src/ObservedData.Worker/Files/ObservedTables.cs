using System.Globalization;
using System.Text.Json.Nodes;
using ObservedData.Importing;
using ObservedData.Metrics;
using ObservedData.Summary;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Files;

/// <summary>The tables that a study of observed sequences ends with.</summary>
internal sealed class ObservedTables(StepRequest request)
{
    private const int CalibrationBins = 5;

    public void WriteData(ImportedSequences data, IReadOnlyDictionary<string, SplitFile> splits)
    {
        var report = JsonNode.Parse(File.ReadAllBytes(request.Inputs["import.json"]))!;
        var rows = new List<string[]>
        {
            new[] { "task", report["task"]!.GetValue<string>() },
            new[] { "sequences", StepOutputs.Text(data.Count) },
            new[] { "length_minimum", report["length"]!["min"]!.ToString() },
            new[] { "length_median", report["length"]!["median"]!.ToString() },
            new[] { "length_maximum", report["length"]!["max"]!.ToString() },
        };
        rows.AddRange(
            report["classes"]!.AsArray().Select(one => new[] { $"class:{one!["name"]}", one["count"]!.ToString() })
        );
        foreach (var target in report["targets"]!.AsArray())
        {
            rows.Add([$"label_mean:{target!["name"]}", target["mean"]!.ToString()]);
            rows.Add([$"label_sd:{target["name"]}", target["standard_deviation"]?.ToString() ?? ""]);
            rows.Add([$"label_minimum:{target["name"]}", target["min"]!.ToString()]);
            rows.Add([$"label_maximum:{target["name"]}", target["max"]!.ToString()]);
        }
        rows.Add([
            "ambiguous",
            StepOutputs.Text(report["ambiguous"]!.AsObject().Sum(letter => letter.Value!.GetValue<long>())),
        ]);
        rows.Add(["duplicates", report["exact_duplicates"]!.ToString()]);
        rows.Add(["reverse_complements", report["reverse_complement_duplicates"]!.ToString()]);
        foreach (var (name, split) in splits)
        {
            rows.Add([$"groups:{name}", StepOutputs.Text(split.GroupOfRow.Distinct().Count())]);
        }
        StepOutputs.WriteCsv(request, "data.csv", ["property", "value"], rows);
    }

    /// <summary>The pairs of each split once: they are the same at every seed.</summary>
    public void WriteRelatives()
    {
        var lines = StepTables
            .Named(request, "relatives.csv")
            .SelectMany(input => File.ReadLines(input.Value).Skip(1))
            .Distinct(StringComparer.Ordinal);
        File.WriteAllText(
            Path.Combine(request.OutputDirectory, "relatives.csv"),
            string.Concat(lines.Prepend("split,first,second,shift,equal").Select(line => line + "\n"))
        );
    }

    public void WriteCells(IEnumerable<CellValue> cells, IEnumerable<CellValue> means) =>
        StepOutputs.WriteCsv(
            request,
            "cells.csv",
            ["split", "model", "seed", "measure", "value"],
            cells
                .Select(cell => Row(cell, StepOutputs.Text(cell.Seed!.Value + 1)))
                .Concat(means.Select(cell => Row(cell, "")))
        );

    public void WriteEstimates(IEnumerable<ObservedEstimate> estimates) =>
        StepOutputs.WriteCsv(
            request,
            "estimates.csv",
            ["split", "model", "measure", "against", "estimate", "low", "high", "sequences", "groups", "seeds", "p"],
            estimates.Select(one =>
                new[]
                {
                    one.Split,
                    one.Model,
                    one.Measure,
                    one.Against ?? "",
                    Text(one.Interval.Estimate),
                    Text(one.Interval.Low),
                    Text(one.Interval.High),
                    StepOutputs.Text(one.Sequences),
                    StepOutputs.Text(one.Groups),
                    one.Seeds is { } seeds ? StepOutputs.Text(seeds) : "",
                    Text(one.P),
                }
            )
        );

    public void WritePredictions(
        ImportedSequences data,
        IReadOnlyList<ModelPredictions> models,
        IReadOnlyDictionary<string, SplitFile> splits,
        PredictionTask task
    )
    {
        var foldOfRow = splits.ToDictionary(split => split.Key, split => split.Value.FoldOfRow(data.Count));
        StepOutputs.WriteCsv(
            request,
            "predictions.csv",
            ["split", "model", "id", "group", "fold", "target", "label", "prediction"],
            models.SelectMany(model =>
                Enumerable
                    .Range(0, data.Count)
                    .Where(row => double.IsFinite(model.OfSeed[0][row * model.Outputs]))
                    .SelectMany(row => Predictions(model, row))
            )
        );

        IEnumerable<string[]> Predictions(ModelPredictions model, int row)
        {
            var values = model.OfSeed[0];
            string[] where =
            [
                model.Split,
                model.Model,
                data.Ids[row],
                StepOutputs.Text(splits[model.Split].GroupOfRow[row] + 1),
                foldOfRow[model.Split][row],
            ];
            return task switch
            {
                PredictionTask.Regression => data.TargetNames.Select(
                    (target, at) =>
                        (string[])
                            [
                                .. where,
                                data.TargetNames.Length == 1 ? "" : target,
                                StepOutputs.Text(data.Labels[(row * data.TargetNames.Length) + at]),
                                Text(values[(row * model.Outputs) + at]),
                            ]
                ),
                PredictionTask.Binary =>
                [
                    [.. where, "", Label(data, row), Text(values[row])],
                ],
                _ =>
                [
                    [.. where, "", Label(data, row), Predicted(data, values, row)],
                ],
            };
        }
    }

    public void WriteConfusion(ImportedSequences data, IReadOnlyList<ModelPredictions> models) =>
        StepOutputs.WriteCsv(
            request,
            "confusion.csv",
            ["split", "model", "label", "predicted", "count"],
            models.SelectMany(model =>
                Enumerable
                    .Range(0, data.Count)
                    .Where(row => double.IsFinite(model.OfSeed[0][row * model.Outputs]))
                    .CountBy(row => (Label: Label(data, row), Predicted: Predicted(data, model.OfSeed[0], row)))
                    .OrderBy(count => data.ClassNames.IndexOf(count.Key.Label))
                    .ThenBy(count => data.ClassNames.IndexOf(count.Key.Predicted))
                    .Select(count =>
                        new[]
                        {
                            model.Split,
                            model.Model,
                            count.Key.Label,
                            count.Key.Predicted,
                            StepOutputs.Text(count.Value),
                        }
                    )
            )
        );

    public void WriteCalibration(ImportedSequences data, IReadOnlyList<ModelPredictions> models, double confidence) =>
        StepOutputs.WriteCsv(
            request,
            "calibration.csv",
            [
                "split",
                "model",
                "bin",
                "low",
                "high",
                "n",
                "mean_predicted",
                "observed",
                "observed_low",
                "observed_high",
            ],
            models.SelectMany(model => Calibration(data, model, confidence))
        );

    public void WriteSelection(ImportedSequences data, IReadOnlyList<Region> regions, ObservedSummary summary)
    {
        var rowOfId = data.Ids.Index().ToDictionary(row => row.Item, row => row.Index, StringComparer.Ordinal);
        var isOfOneLength = data.Lengths.Distinct().Count() == 1;
        int[] classes = data.ClassNames.IsEmpty ? [] : [.. data.Labels.Select(label => (int)label)];
        var (positions, estimates) = (new List<string[]>(), new List<string[]>());
        foreach (
            var model in SelectionRow.ReadAll(request).Where(_ => isOfOneLength).GroupBy(row => (row.Split, row.Model))
        )
        {
            var selection = new SelectionSummary(
                data.Sequences.Length,
                classes,
                data.ClassNames,
                model.Select(row => (rowOfId[row.Id], row.Positions))
            );
            positions.AddRange(
                selection
                    .Positions()
                    .Select(one =>
                        new[]
                        {
                            model.Key.Split,
                            model.Key.Model,
                            StepOutputs.Text(one.Position),
                            one.Class ?? "",
                            Text(one.Kept),
                        }
                    )
            );
            estimates.AddRange(
                regions
                    .SelectMany(region =>
                        selection.Of(
                            region,
                            statistic => summary.IntervalOf(model.Key.Split, selection.IsTested, statistic)
                        )
                    )
                    .Select(one =>
                        new[]
                        {
                            model.Key.Split,
                            model.Key.Model,
                            one.Region,
                            one.Measure,
                            Text(one.Interval.Estimate),
                            Text(one.Interval.Low),
                            Text(one.Interval.High),
                        }
                    )
            );
        }
        StepOutputs.WriteCsv(request, "positions.csv", ["split", "model", "position", "class", "kept"], positions);
        StepOutputs.WriteCsv(
            request,
            "selection.csv",
            ["split", "model", "region", "measure", "estimate", "low", "high"],
            estimates
        );
    }

    private static IEnumerable<string[]> Calibration(ImportedSequences data, ModelPredictions model, double confidence)
    {
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => double.IsFinite(model.OfSeed[0][row]))];
        var table = CalibrationTable.OfEqualCounts(
            Array.ConvertAll(rows, row => model.OfSeed[0][row]),
            Array.ConvertAll(rows, row => data.Labels[row] == 1),
            Math.Min(CalibrationBins, rows.Length),
            confidence
        );
        return table.Bins.Select(
            (bin, index) =>
                new[]
                {
                    model.Split,
                    model.Model,
                    StepOutputs.Text(index + 1),
                    Text(bin.Lowest),
                    Text(bin.Highest),
                    StepOutputs.Text(bin.Count),
                    Text(bin.MeanPredicted),
                    Text(bin.Observed.Estimate),
                    Text(bin.Observed.Low),
                    Text(bin.Observed.High),
                }
        );
    }

    private static string[] Row(CellValue cell, string seed) =>
        [cell.Split, cell.Model, seed, cell.Measure, Text(cell.Value)];

    private static string Label(ImportedSequences data, int row) => data.ClassNames[(int)data.Labels[row]];

    private static string Predicted(ImportedSequences data, double[] values, int row) =>
        data.ClassNames[PredictedClass.Of(values, row, data.ClassNames.Length)];

    // Quantiles and correlations go through functions whose last digits are the platform's.
    private static string Text(double? number) =>
        number is { } value && double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "";
}
