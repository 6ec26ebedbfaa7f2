namespace Manuscript.Claims.Sections;

/// <summary>Sections 4.4, 5 and 6: what was not measured, and the numbers repeated.</summary>
internal static class ClosingClaims
{
    private const string PositionsNotMeasured =
        "never measured: no script holds the kept positions against the planted motifs";

    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var patterns = new ClaimSheet("4.4");
        patterns.NotApplicable("clusters", "Kept positions cluster at planted motifs", "", PositionsNotMeasured);
        patterns.NotApplicable("scores", "Scores correlate with known elements", "", PositionsNotMeasured);
        patterns.NotApplicable("meaning", "The learned patterns are biologically meaningful", "", PositionsNotMeasured);

        var discussion = new ClaimSheet("5.1");
        Noise(discussion);
        SweepClaims.TenPercent(discussion, evidence);

        var efficiency = new ClaimSheet("5.2.1");
        efficiency.NotApplicable(
            "computations",
            "Fewer attention computations",
            "90%",
            "no computation is counted or timed; the selector reads all positions"
        );

        var conclusion = new ClaimSheet("6");
        Noise(conclusion);
        SweepClaims.TenPercent(conclusion, evidence);
        ComparisonClaims.Efficiency(conclusion, "efficiency", evidence);
        return [.. patterns.Rows, .. discussion.Rows, .. efficiency.Rows, .. conclusion.Rows];
    }

    private static void Noise(ClaimSheet sheet) =>
        sheet.NotApplicable(
            "noise",
            "Share of attention computation that is noise",
            "90-95%",
            OpeningClaims.NoiseNotMeasured
        );
}
