namespace Manuscript.Claims.Sections;

/// <summary>What the authors' scripts print beside the numbers that the paper's text gives.</summary>
internal static class ScriptClaims
{
    public static IEnumerable<ClaimRow> Judge(Evidence evidence) =>
        [.. PhaseOne(evidence), .. PhaseTwo(evidence), .. PhaseThree(evidence)];

    private static IReadOnlyList<ClaimRow> PhaseOne(Evidence evidence)
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

    private static IReadOnlyList<ClaimRow> PhaseTwo(Evidence evidence)
    {
        var sheet = new ClaimSheet("phase 2 script", "phase2");
        sheet.Number(
            "parameters",
            "Parameters of the sweep's sparse models",
            PaperTables.SweptParameters,
            evidence.Sweep.Count > 0 ? evidence.Sweep[0].Parameters : null,
            "the sweep has no sparse model"
        );
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> PhaseThree(Evidence evidence)
    {
        var sheet = new ClaimSheet("phase 3 script", "phase3");
        foreach (var printed in PaperTables.PrintedByPhaseThree)
        {
            var row = evidence.Model(printed.Model);
            var absent = ComparisonClaims.NoModel(printed.Model);
            sheet.Number(
                $"{printed.Model}-mae",
                $"Mean absolute error of the {printed.Model} model",
                printed.Mae,
                row?.Mae,
                absent
            );
            if (printed.Correlation is { } correlation)
                sheet.Number(
                    $"{printed.Model}-correlation",
                    $"Correlation of the {printed.Model} model with the labels",
                    correlation,
                    row?.Correlation,
                    absent
                );
        }
        return sheet.Rows;
    }
}
