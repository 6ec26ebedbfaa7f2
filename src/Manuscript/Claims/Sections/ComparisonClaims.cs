using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Section 4.3, the comparison of three models.</summary>
internal static class ComparisonClaims
{
    public static string NoModel(string model) => $"the comparison has no {model} model";

    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var sheet = new ClaimSheet("4.3");
        foreach (var paper in PaperTables.Comparison)
            Model(sheet, paper, evidence);
        Leaders(sheet, evidence);
        KeyFindings(sheet, evidence);
        return sheet.Rows;
    }

    private static void Model(ClaimSheet sheet, PaperTables.ModelEntry paper, Evidence evidence)
    {
        var row = evidence.Model(paper.Model);
        void Number(string id, string statement, string printed, double? obtained) =>
            sheet.Number(
                $"{paper.Model}-{id}",
                $"{statement} of the {paper.Model} model",
                printed,
                obtained,
                NoModel(paper.Model)
            );

        Number("test-loss", "Test loss", paper.TestLoss, row?.TestLoss);
        Number("parameters", "Parameters", paper.Parameters, row?.Parameters);
        Number("efficiency", "Parameter efficiency", paper.Efficiency, row?.ParameterEfficiency);
        if (paper.Change is { } change)
            Number("change", "Change in test loss, relative to the dense model's,", change, row?.PerformanceChange);
    }

    private static void Leaders(ClaimSheet sheet, Evidence evidence)
    {
        void Leader(string id, string statement, string paper, Func<ComparisonRow, double> of, bool most) =>
            sheet.Leader(id, statement, paper, evidence.Comparison.Select(row => (row.Model, of(row))), most);

        Leader("best", "Lowest test loss", ComparisonRow.Traditional, row => row.TestLoss, most: false);
        Leader("fewest", "Fewest parameters", ComparisonRow.Sparse, row => row.Parameters, most: false);
        Leader(
            "most-efficient",
            "Highest parameter efficiency",
            ComparisonRow.Sparse,
            row => row.ParameterEfficiency,
            most: true
        );
        Leader("largest", "Most parameters", ComparisonRow.Joint, row => row.Parameters, most: true);
        Leader("highest-correlation", "Highest correlation", ComparisonRow.Joint, row => row.Correlation, most: true);
    }

    private static void KeyFindings(ClaimSheet sheet, Evidence evidence)
    {
        var (sparse, joint) = (evidence.Model(ComparisonRow.Sparse), evidence.Model(ComparisonRow.Joint));
        Efficiency(sheet, "finding-efficiency", evidence);
        sheet.Number(
            "finding-loss",
            "Performance lost by the sparse model (key finding 1)",
            "0.9%",
            -sparse?.PerformanceChange,
            NoModel(ComparisonRow.Sparse)
        );
        sheet.NotApplicable(
            "finding-cost",
            "The dense model wins at higher computational cost (key finding 2)",
            "",
            "no computation is counted or timed"
        );
        sheet.Number(
            "finding-correlation",
            "Correlation of the joint model (key finding 3)",
            PaperTables.Comparison[2].Correlation!,
            joint?.Correlation,
            NoModel(ComparisonRow.Joint)
        );
    }

    /// <summary>The sparse model's efficiency, as findings and conclusion repeat it.</summary>
    public static void Efficiency(ClaimSheet sheet, string id, Evidence evidence) =>
        sheet.Number(
            id,
            "Parameter efficiency of the sparse model, repeated",
            PaperTables.Comparison[1].Efficiency,
            evidence.Model(ComparisonRow.Sparse)?.ParameterEfficiency,
            NoModel(ComparisonRow.Sparse)
        );
}
