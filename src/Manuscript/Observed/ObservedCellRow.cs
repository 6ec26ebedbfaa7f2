using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>A quantity of one training, or of a control: a row of <c>cells.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose; <see cref="ObservedModels.MeanOfSeeds"/> ends the name where predictions were averaged.</param>
/// <param name="Seed">Of initial weights; null for a control and for averaged predictions.</param>
/// <param name="Measure">Which quantity.</param>
/// <param name="Value">Null where it is undefined.</param>
internal sealed record ObservedCellRow(string Split, string Model, long? Seed, string Measure, double? Value)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "cells.csv";

    public static readonly CsvSchema<ObservedCellRow> Csv = new(
        ["split", "model", "seed", "measure", "value"],
        row => new ObservedCellRow(
            row.Text("split"),
            row.Text("model"),
            row.LongOrNone("seed"),
            row.Text("measure"),
            row.FiniteOrNone("value")
        )
    )
    {
        IsWhole = true,
    };
}
