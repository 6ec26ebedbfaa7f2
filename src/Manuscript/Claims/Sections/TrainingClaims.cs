namespace Manuscript.Claims.Sections;

/// <summary>Section 3.4: the data set, its split and what is compared on it.</summary>
internal static class TrainingClaims
{
    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var sheet = new ClaimSheet("3.4");
        var (sweep, comparison) = (evidence.Protocol.Sweep, evidence.Protocol.Comparison);
        var samples = PaperNumber.Parse("2,000");
        sheet.Everywhere(
            "sequences",
            "Sequences in all",
            samples.Text,
            new Use(
                sweep.TrainingSequences + sweep.ValidationSequences == samples.Value
                    ? samples.Text
                    : $"{samples.Print(sweep.TrainingSequences)} + {samples.Print(sweep.ValidationSequences)}",
                "sweep"
            ),
            new Use(samples.Print(comparison.Samples), "comparison")
        );
        sheet.Holds(
            "one-data-set",
            "The same sequences serve all three phases",
            "one data set",
            "two data sets from two generators: one for the sweep, one for the comparison",
            holds: false
        );

        const string sweepDense = "sweep's dense model";
        const string sweepSparse = "sweep's sparse models";
        var made = sweep.TrainingSequences + sweep.ValidationSequences;
        sheet.Everywhere(
            "training-share",
            "Share of sequences to train on",
            "70%",
            Percent(sweep.TrainingSequences, made, sweepDense),
            Percent(sweep.SparseTrainingSequences, sweep.TrainingSequences, sweepSparse),
            Percent(comparison.TrainingSequences, comparison.Samples, "comparison")
        );
        sheet.Everywhere(
            "validation-share",
            "Share of sequences to validate on",
            "15%",
            Percent(sweep.ValidationSequences, made, sweepDense),
            Percent(sweep.ComparedSequences, sweep.TrainingSequences, sweepSparse),
            Percent(comparison.ValidationSequences, comparison.Samples, "comparison")
        );
        sheet.Everywhere(
            "test-share",
            "Share of sequences to test on",
            "15%",
            new Use("none", "sweep"),
            Percent(comparison.TestSequences, comparison.Samples, "comparison")
        );
        sheet.Holds(
            "held-out",
            "Dense and sparse model are compared on sequences that neither was trained on",
            "held out",
            FormattableString.Invariant(
                $"the dense model was trained on the {sweep.ComparedSequences} sequences it is compared on (sweep); "
            ) + FormattableString.Invariant($"held out, {comparison.TestSequences} sequences (comparison)"),
            holds: false
        );
        return sheet.Rows;
    }

    private static Use Percent(int part, int whole, string where) =>
        new(PrintedNumber.Fixed(100.0 * part / whole, 0) + "%", where);
}
