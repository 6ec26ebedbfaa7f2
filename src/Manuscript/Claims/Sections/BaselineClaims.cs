using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Section 4.1. Its numbers are those of the comparison's dense model, not of phase 1's script.</summary>
internal static class BaselineClaims
{
    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var sheet = new ClaimSheet("4.1");
        var dense = evidence.Model(ComparisonRow.Traditional);
        var paper = PaperTables.Comparison[0];
        var absent = ComparisonClaims.NoModel(ComparisonRow.Traditional);
        sheet.Number("test-loss", "Test loss of the dense model", paper.TestLoss, dense?.TestLoss, absent);
        sheet.Number("mae", "Mean absolute error of the dense model", paper.Mae!, dense?.Mae, absent);
        sheet.Number(
            "correlation",
            "Correlation of the dense model with the labels",
            paper.Correlation!,
            dense?.Correlation,
            absent
        );
        sheet.Number("parameters", "Parameters of the dense model", paper.Parameters, dense?.Parameters, absent);
        sheet.Number("epochs", "Epochs of the dense model", "25", evidence.Protocol.Comparison.Training.Epochs, absent);
        sheet.Holds(
            "phase",
            "These numbers are phase 1's",
            "phase 1",
            "of the dense model trained in phase 3; phase 1 trains another one on other data",
            holds: false
        );
        return sheet.Rows;
    }
}
