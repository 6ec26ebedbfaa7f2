using System.Globalization;
using System.Text.Json;
using ObservedData.Distant;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Puts the cells of all models, lengths and seeds together.</summary>
internal static class SummariseDistantPairs
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var cells = DistantFiles.ReadCells(request, parameters.Models);
        StepOutputs.WriteCsv(
            request,
            "cells.csv",
            [
                "model",
                "length",
                "seed",
                "sequences",
                "parameters",
                "bytes",
                "seconds_per_epoch",
                "stop",
                "accuracy",
                "loss",
                "kept",
                "both_kept",
            ],
            cells.Select(cell =>
                new[]
                {
                    cell.Model,
                    Text(cell.Length),
                    Text(cell.Seed),
                    Text(cell.Sequences),
                    Text(cell.Parameters),
                    Text(cell.Bytes),
                    Text(cell.SecondsPerEpoch),
                    Text(cell.Stop),
                    Text(cell.Tested?.Accuracy),
                    Text(cell.Tested?.Loss),
                    Text(cell.Tested?.Kept),
                    Text(cell.Tested?.BothKept),
                }
            )
        );
        StepOutputs.WriteCsv(
            request,
            "estimates.csv",
            [
                "model",
                "length",
                "n",
                "bytes",
                "seconds_per_epoch",
                "stop",
                "accuracy",
                "low",
                "high",
                "kept",
                "both_kept",
                "one_motif_ceiling",
            ],
            DistantSummary
                .Of(cells, parameters.Confidence)
                .Select(row =>
                    new[]
                    {
                        row.Model,
                        Text(row.Length),
                        Text(row.Seeds),
                        Text(row.Bytes),
                        Text(row.SecondsPerEpoch),
                        Text(row.Stop),
                        Rounded(row.Accuracy?.Estimate),
                        Rounded(row.Accuracy?.Low),
                        Rounded(row.Accuracy?.High),
                        Text(row.Kept),
                        Rounded(row.BothKept),
                        Rounded(parameters.Task(row.Length).OneMotifCeiling),
                    }
                )
        );
    }

    private static string Text(DistantStop? stop) =>
        stop is { } reason ? JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()) : "";

    private static string Text(IFormattable? number) => number is null ? "" : StepOutputs.Text(number);

    // Quantiles of distributions go through functions whose last bits are the platform's.
    private static string Rounded(double? number) => number?.ToString("G6", CultureInfo.InvariantCulture) ?? "";

    private sealed record Parameters(
        IReadOnlyList<string> Models,
        double Confidence,
        string First,
        string Second,
        double LeastShare
    )
    {
        public DistantPairOptions Task(int length) => DistantFiles.Options(length, First, Second, LeastShare);
    }
}
