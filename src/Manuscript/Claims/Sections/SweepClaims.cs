using System.Globalization;
using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Section 4.2, the sweep over sparsities.</summary>
internal static class SweepClaims
{
    private static readonly PaperTables.SweepEntry Ten = PaperTables.Sweep.Single(entry => entry.Id == "10");

    public static string NoCell(string percent) => $"the sweep has no cell that keeps {percent} of positions";

    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var sheet = new ClaimSheet("4.2");
        foreach (var entry in PaperTables.Sweep)
            Level(sheet, entry, evidence);
        sheet.Leader(
            "optimal",
            "Sparsity at which most performance is maintained",
            Ten.Percent,
            evidence.Sweep.Select(cell => (Percent(cell), cell.PerformanceMaintained)),
            most: true
        );

        var cell = evidence.Cell(Ten.Sparsity);
        var absent = NoCell(Ten.Percent);
        sheet.Number(
            "critical-sparsity",
            "Critical result, sparsity",
            Ten.Percent,
            KeptPercent(cell, evidence),
            absent
        );
        sheet.Number(
            "critical-retention",
            "Critical result, performance maintained",
            Ten.Retention,
            cell?.PerformanceMaintained,
            absent
        );
        sheet.Number("critical-kept", "Critical result, positions kept", Ten.Kept, cell?.KeptPositions, absent);
        sheet.Number(
            "critical-length",
            "Critical result, positions in all",
            Ten.Length,
            Length(cell, evidence),
            absent
        );
        OneBaseline(sheet, evidence);
        return sheet.Rows;
    }

    /// <summary>The three numbers of the 10% cell as abstract and conclusion repeat them.</summary>
    public static void TenPercent(ClaimSheet sheet, Evidence evidence)
    {
        var cell = evidence.Cell(Ten.Sparsity);
        var absent = NoCell(Ten.Percent);
        sheet.Number("positions", "Share of positions kept", Ten.Percent, KeptPercent(cell, evidence), absent);
        sheet.Number(
            "retention",
            "Performance maintained with 10% of positions",
            Ten.Retention,
            cell?.PerformanceMaintained,
            absent
        );
        sheet.Number("savings", "Savings, counted in positions left out", Ten.Savings, cell?.Savings, absent);
    }

    private static void Level(ClaimSheet sheet, PaperTables.SweepEntry entry, Evidence evidence)
    {
        var cell = evidence.Cell(entry.Sparsity);
        var absent = NoCell(entry.Percent);
        void Number(string id, string statement, string paper, double? obtained) =>
            sheet.Number($"{id}-{entry.Id}", $"{statement} at {entry.Percent}", paper, obtained, absent);

        Number("sparsity", "Share of positions kept", entry.Percent, KeptPercent(cell, evidence));
        Number("kept", "Positions kept", entry.Kept, cell?.KeptPositions);
        Number("length", "Positions in all", entry.Length, Length(cell, evidence));
        Number("retention", "Performance maintained", entry.Retention, cell?.PerformanceMaintained);
        Number("savings", "Savings, counted in positions left out,", entry.Savings, cell?.Savings);
    }

    private static void OneBaseline(ClaimSheet sheet, Evidence evidence)
    {
        var losses = evidence.Sweep.Select(cell => cell.DenseLoss).Distinct().ToList();
        var paper = PaperNumber.Parse(PaperTables.Comparison[0].TestLoss);
        var printed = losses.Select(paper.Print).Distinct().ToList();
        const string statement = "The sweep measures against the dense model of section 4.1, by its test loss";
        if (printed.Count == 0)
            sheet.NotApplicable("baseline-loss", statement, paper.Text, "the sweep has no cells");
        else
        {
            sheet.Holds(
                "baseline-loss",
                statement,
                paper.Text,
                $"{string.Join(", ", printed)} (another dense model, on other data)",
                printed.All(loss => loss == paper.Text)
            );
        }
    }

    private static double? KeptPercent(SweepRow? cell, Evidence evidence) =>
        100.0 * cell?.KeptPositions / Length(cell, evidence);

    private static double? Length(SweepRow? cell, Evidence evidence) =>
        cell is null ? null : evidence.Protocol.Sweep.Length;

    /// <summary>The cell's sparsity in percent; decimal, since 0.29 * 100 is not 29 in binary.</summary>
    private static string Percent(SweepRow cell) =>
        ((decimal)cell.Sparsity * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";
}
