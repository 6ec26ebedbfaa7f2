using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Title, abstract and sections 1.3 and 1.4.</summary>
internal static class OpeningClaims
{
    public const string NoiseNotMeasured =
        "not measured: the experiments compare losses and never ask how much of the attention is noise";

    public static IEnumerable<ClaimRow> Judge(Evidence evidence) =>
        [.. Title(), .. Abstract(evidence), .. Hypothesis(evidence), .. Contributions(evidence)];

    private static IReadOnlyList<ClaimRow> Title()
    {
        var sheet = new ClaimSheet("title");
        sheet.NotApplicable("noise", "Share of attention that is computational noise", "90%", NoiseNotMeasured);
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> Abstract(Evidence evidence)
    {
        var sheet = new ClaimSheet("abstract");
        sheet.NotApplicable("noise", "Share of attention that is computational noise", "90-95%", NoiseNotMeasured);
        // The protocol could not have been read with one of its three parts missing.
        sheet.Text("phases", "The investigation has three phases", "three", "three");
        SweepClaims.TenPercent(sheet, evidence);
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> Hypothesis(Evidence evidence)
    {
        var sheet = new ClaimSheet("1.3");
        sheet.NotApplicable("noise", "Share of attention that is noise (hypothesis)", "90-95%", NoiseNotMeasured);
        var retained = PaperTables
            .Sweep.Take(2)
            .Select(entry =>
                evidence.Cell(entry.Sparsity) is { } cell
                    ? $"{PaperNumber.Parse(entry.Retention).Print(cell.PerformanceMaintained)} at {entry.Percent}"
                    : $"nothing at {entry.Percent}"
            );
        sheet.NotApplicable(
            "positions",
            "Share of positions with which sparse attention performs as well (hypothesis)",
            "5-10%",
            $"no margin is given for 'equivalent'; maintained: {string.Join(", ", retained)}"
        );
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> Contributions(Evidence evidence)
    {
        var sheet = new ClaimSheet("1.4");
        var comparison = evidence.Protocol.Comparison;
        var sparse = evidence.Model(ComparisonRow.Sparse);
        sheet.Number(
            "savings",
            "Savings of the compared sparse model, counted in positions left out",
            "90%",
            sparse is null ? null : SweepRow.Saved(comparison.KeptPositions, comparison.Length),
            Evidence.NoSparseModel
        );
        LossBelowOne(sheet, "loss-comparison", "in the comparison", -sparse?.PerformanceChange, Evidence.NoSparseModel);
        LossBelowOne(
            sheet,
            "loss-sweep",
            "at 10% of positions in the sweep",
            100 - evidence.Cell(0.10)?.PerformanceMaintained,
            SweepClaims.NoCell("10%")
        );
        return sheet.Rows;
    }

    private static void LossBelowOne(ClaimSheet sheet, string id, string where, double? loss, string absent)
    {
        var statement = $"Performance lost to sparse attention {where}";
        if (loss is { } percent)
            sheet.Holds(id, statement, "<1%", PrintedNumber.Fixed(percent, 1) + "%", percent < 1);
        else
            sheet.NotApplicable(id, statement, "<1%", absent);
    }
}
