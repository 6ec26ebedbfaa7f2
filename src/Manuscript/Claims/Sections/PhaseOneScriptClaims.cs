namespace Manuscript.Claims.Sections;

/// <summary>What the phase 1 script prints about the sweep's dense model; the paper's text has none of it.</summary>
internal static class PhaseOneScriptClaims
{
    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var sheet = new ClaimSheet("phase 1 script", "phase1");
        var (baseline, printed) = (evidence.Baseline, PaperTables.Baseline);
        void Number(string id, string statement, string paper, double obtained) =>
            sheet.Number(id, statement, paper, obtained, absent: "");

        Number("parameters", "Parameters of the sweep's dense model", printed.Parameters, baseline.Parameters);
        Number("train-loss", "Training loss of the last epoch", printed.TrainLoss, baseline.TrainLoss);
        Number("validation-loss", "Validation loss of the last epoch", printed.ValidationLoss, baseline.ValidationLoss);
        Number(
            "overlap",
            "Printed as the overlap of attention and motifs; it is the mean count of motif positions in the sequences "
                + "looked at, whatever the attention",
            printed.Overlap,
            baseline.OverlapAsPrinted
        );
        Number(
            "chance",
            "Printed as the chance level of that overlap; a share, not comparable with a count",
            printed.Chance,
            baseline.ChanceAsPrinted
        );
        sheet.NotApplicable(
            "attention-share",
            "Share of the attention on motif positions, beside their share of all positions (the script computes neither)",
            "",
            $"{PrintedNumber.Fixed(baseline.AttentionOnMotifs, 3)} of the attention on "
                + $"{PrintedNumber.Fixed(baseline.MotifShare, 3)} of the positions"
        );
        return sheet.Rows;
    }
}
