using System.Globalization;
using GenomicAttention.Evaluation.Replication;
using StepCache.Requests;
using StepFormats;

namespace Worker;

/// <summary>The tables of a study with many seeds.</summary>
internal static class ReplicatedTables
{
    /// <summary>Writes <c>cells.csv</c>: each model and control at each size and seed.</summary>
    public static void WriteCells(StepRequest request, IEnumerable<CellMetrics> cells) =>
        StepOutputs.WriteCsv(
            request,
            "cells.csv",
            [
                "sequences",
                "model",
                "seed",
                "parameters",
                "loss",
                "constant_loss",
                "mae",
                "r",
                "skill",
                "kept",
                "precision",
                "recall",
                "enrichment",
                "best_enrichment",
                "auroc",
                "selector_change",
                "selector_gradient_share",
                "shuffle_change",
                "dinucleotide_shuffle_change",
                "reverse_complement_change",
                "mutation_inside",
                "mutation_outside",
            ],
            cells.Select(cell =>
                new[]
                {
                    Text(cell.Sequences),
                    cell.Model,
                    Text(cell.Seed),
                    Text(cell.Parameters),
                    Text(cell.Loss),
                    Text(cell.ConstantLoss),
                    Text(cell.Mae),
                    Text(cell.R),
                    Text(cell.Skill),
                    Text(cell.Selection?.Kept),
                    Text(cell.Selection?.Precision),
                    Text(cell.Selection?.Recall),
                    Text(cell.Selection?.Enrichment),
                    Text(cell.Selection?.BestEnrichment),
                    Text(cell.Selection?.Auroc),
                    Text(cell.SelectorChange),
                    Text(cell.SelectorGradientShare),
                    Text(cell.Sensitivity?.Shuffled),
                    Text(cell.Sensitivity?.ShuffledKeepingDinucleotides),
                    Text(cell.Sensitivity?.ReverseComplement),
                    Text(cell.Mutations?.Inside),
                    Text(cell.Mutations?.Outside),
                }
            )
        );

    /// <summary>Writes <c>estimates.csv</c>: each quantity over seeds, with its interval.</summary>
    public static void WriteEstimates(StepRequest request, IEnumerable<Estimate> estimates) =>
        StepOutputs.WriteCsv(
            request,
            "estimates.csv",
            ["sequences", "model", "measure", "against", "estimate", "low", "high", "n", "p", "p_adjusted"],
            estimates.Select(row =>
                new[]
                {
                    Text(row.Sequences),
                    row.Model,
                    row.Measure,
                    row.Against ?? "",
                    Rounded(row.Value),
                    Rounded(row.Low),
                    Rounded(row.High),
                    Text(row.Seeds),
                    Rounded(row.P),
                    Rounded(row.AdjustedP),
                }
            )
        );

    // Quantiles of distributions go through functions whose last bits are the platform's.
    private static string Rounded(double? number) => number?.ToString("G6", CultureInfo.InvariantCulture) ?? "";

    private static string Text(IFormattable? number) => number is null ? "" : StepOutputs.Text(number);
}
