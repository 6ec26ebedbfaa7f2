using Manuscript.Results;

namespace Figures.Replicated;

/// <summary>A model or control at one size and seed: what figures need of a row of <c>cells.csv</c>.</summary>
/// <param name="Sequences">The size of the data set.</param>
/// <param name="Model">What it is called.</param>
/// <param name="Seed">The seed of data, split and initial weights.</param>
/// <param name="Parameters">Numbers that were trained; null for a control that is fitted at once.</param>
/// <param name="Loss">The mean squared error on the test sequences.</param>
internal sealed record CellRow(int Sequences, string Model, long Seed, int? Parameters, double Loss)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "cells.csv";

    public static readonly CsvSchema<CellRow> Csv = new(
        ["sequences", "model", "seed", "parameters", "loss"],
        row => new CellRow(
            row.Integer("sequences"),
            row.Text("model"),
            row.Long("seed"),
            row.IntegerOrNone("parameters"),
            row.Double("loss")
        ),
        row => [row.Sequences, row.Model, row.Seed, row.Parameters, row.Loss]
    );
}
