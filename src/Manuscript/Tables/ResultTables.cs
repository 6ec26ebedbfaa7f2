using System.Globalization;
using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Tables;

/// <summary>The tables of results, each with the paper's values beside those obtained.</summary>
internal static class ResultTables
{
    private const string Here = "here";
    private const string Paper = "paper";

    public static Table Sweep(IReadOnlyList<SweepRow> rows, ConditionsRow? conditions) =>
        new(
            "sweep",
            "Sparsity sweep (section 4.2): what sparse attention keeps of the dense model's performance"
                + (
                    conditions is null
                        ? "."
                        : $" on n = {Whole(conditions.ValidationSequences)} sequences{Seed(conditions)}"
                )
                + " Savings are positions left out; nothing is timed.",
            [
                Column.Number("Kept (%)", rows.Select(row => DecimalsOfPercent(row.Sparsity)).DefaultIfEmpty(0).Max()),
                Column.Number("Positions", 0),
                Column.Number("Parameters", 0),
                Column.Number("dense", 4, "Loss"),
                Column.Number("sparse", 4, "Loss"),
                Column.Number(Here, 1, "Performance maintained (%)"),
                Column.Number(Paper, 1, "Performance maintained (%)"),
                Column.Number(Here, 0, "Savings (%)"),
                Column.Number(Paper, 0, "Savings (%)"),
            ],
            [.. rows.Select(SweepCells)]
        );

    public static Table Comparison(IReadOnlyList<ComparisonRow> rows, ConditionsRow? conditions) =>
        new(
            "comparison",
            "Three models compared (section 4.3)"
                + (
                    conditions?.TestSequences is not { } n
                        ? "."
                        : $" on n = {Whole(n)} test sequences{Seed(conditions)}"
                )
                + " Efficiency is the dense model's parameters divided by the model's; change is that of the test"
                + " loss, negative where it is worse than the dense model's.",
            [
                new Column("Model"),
                .. Pair("Test loss", 4),
                .. Pair("MAE", 4),
                .. Pair("Correlation", 3),
                .. Pair("Parameters", 0),
                .. Pair("Efficiency", 2),
                .. Pair("Change (%)", 1),
            ],
            [.. rows.Select(ComparisonCells)]
        );

    public static Table Baseline(BaselineRow row, ConditionsRow? conditions)
    {
        var printed = PaperTables.Baseline;
        static Cell[] Quantity(string name, double value, string paper)
        {
            var number = PaperNumber.Parse(paper);
            return [name, Cell.Number(value, number.Decimals), Cell.Number(number.Value, number.Decimals)];
        }
        static Cell[] Own(string name, double value) => [name, Cell.Number(value, 3), Cell.Number(null)];
        return new Table(
            "baseline",
            "The sweep's dense baseline (phase 1 script)"
                + (
                    conditions is null
                        ? "."
                        : $", validated on n = {Whole(conditions.ValidationSequences)}{Seed(conditions)}"
                )
                + " The overlap that the script prints is a count of motif positions.",
            [new Column("Quantity"), Column.Number("Here", 3), Column.Number("Script", 3)],
            [
                Quantity("Parameters", row.Parameters, printed.Parameters),
                Quantity("Training loss, last epoch", row.TrainLoss, printed.TrainLoss),
                Quantity("Validation loss, last epoch", row.ValidationLoss, printed.ValidationLoss),
                Quantity("Overlap, as printed", row.OverlapAsPrinted, printed.Overlap),
                Quantity("Chance level, as printed", row.ChanceAsPrinted, printed.Chance),
                Own("Motif positions in a sequence, mean", row.MotifPositions),
                Own("Share of attention on motif positions", row.AttentionOnMotifs),
                Own("Share of positions in motifs", row.MotifShare),
            ]
        );
    }

    public static Table Claims(IReadOnlyList<ClaimRow> claims, ConditionsRow? conditions)
    {
        int Count(Verdict verdict) => claims.Count(claim => claim.Verdict == verdict);
        return new Table(
            "claims",
            $"Claims of the paper, n = {Whole(claims.Count)}: {Whole(Count(Verdict.Reproduced))} reproduced, "
                + $"{Whole(Count(Verdict.Differs))} differ, "
                + $"{Whole(Count(Verdict.NotApplicable))} cannot be judged by these experiments"
                + (conditions is null ? "." : Seed(conditions)),
            [
                new Column("Section") { WidthShare = 0.09 },
                new Column("Claim") { WidthShare = 0.33 },
                new Column("Paper") { WidthShare = 0.12 },
                new Column("Here") { WidthShare = 0.26 },
                new Column("Verdict"),
            ],
            [
                .. claims.Select(claim =>
                    (IReadOnlyList<Cell>)
                        [
                            claim.Section,
                            claim.Statement,
                            claim.PaperValue.Length == 0 ? Cell.Dash : claim.PaperValue,
                            claim.Obtained,
                            claim.Verdict.Text(),
                        ]
                ),
            ]
        )
        {
            BreaksAcrossPages = true,
        };
    }

    private static Column[] Pair(string group, int decimals) =>
        [Column.Number(Here, decimals, group), Column.Number(Paper, decimals, group)];

    private static IReadOnlyList<Cell> SweepCells(SweepRow row)
    {
        var paper = PaperTables.Sweep.FirstOrDefault(entry => Math.Abs(entry.Sparsity - row.Sparsity) < 1e-9);
        return
        [
            Cell.Number(100 * row.Sparsity),
            Cell.Number(row.KeptPositions),
            Cell.Number(row.Parameters),
            Cell.Number(row.DenseLoss),
            Cell.Number(row.SparseLoss),
            .. Beside(row.PerformanceMaintained, paper?.Retention),
            .. Beside(row.Savings, paper?.Savings),
        ];
    }

    private static IReadOnlyList<Cell> ComparisonCells(ComparisonRow row)
    {
        var paper = PaperTables.Comparison.FirstOrDefault(entry => entry.Model == row.Model);
        return
        [
            row.Model,
            .. Beside(row.TestLoss, paper?.TestLoss),
            .. Beside(row.Mae, paper?.Mae),
            .. Beside(row.Correlation, paper?.Correlation),
            .. Beside(row.Parameters, paper?.Parameters),
            .. Beside(row.ParameterEfficiency, paper?.Efficiency),
            .. Beside(row.PerformanceChange, paper?.Change),
        ];
    }

    /// <summary>
    /// A value at the paper's precision and the paper's; at the column's precision where the paper has none.
    /// </summary>
    private static Cell[] Beside(double value, string? paper)
    {
        if (paper is null)
            return [Cell.Number(value), Cell.Number(null)];
        var number = PaperNumber.Parse(paper);
        return [Cell.Number(value, number.Decimals), Cell.Number(number.Value, number.Decimals)];
    }

    private static int DecimalsOfPercent(double share)
    {
        var percent = ((decimal)share * 100).ToString("0.######", CultureInfo.InvariantCulture);
        var point = percent.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : percent.Length - point - 1;
    }

    /// <summary>A seed is a name, so it has no commas.</summary>
    private static string Seed(ConditionsRow conditions) => FormattableString.Invariant($"; seed {conditions.Seed}.");

    private static string Whole(int number) => PrintedNumber.Grouped(number, 0);
}
