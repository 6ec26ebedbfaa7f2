using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Sections 3.1 and 3.2: the design and the synthetic sequences.</summary>
internal static class DataClaims
{
    private static readonly (string Id, string Name, string Sequence, string Strength)[] PaperMotifs =
    [
        ("tata-box", "TATA box", "TATAAA", "0.8"),
        ("caat-box", "CAAT box", "CAAT", "0.6"),
        ("gc-box", "GC box", "GGGCGG", "0.7"),
        ("minus-35", "-35 element", "TTGACA", "0.5"),
        ("minus-10", "-10 element", "TATAAT", "0.6"),
    ];

    public static IEnumerable<ClaimRow> Judge(Evidence evidence)
    {
        var (sweep, comparison) = (evidence.Protocol.Sweep, evidence.Protocol.Comparison);
        var design = new ClaimSheet("3.1");
        design.Text("phases", "The investigation has three phases", "three", "three");

        var sheet = new ClaimSheet("3.2");
        sheet.Everywhere(
            "length",
            "Length of a sequence in base pairs",
            "200",
            Whole(sweep.Length, "sweep"),
            Whole(comparison.Length, "comparison")
        );
        sheet.Everywhere(
            "motifs",
            "Number of motifs",
            "5",
            Whole(sweep.Motifs.Count, "sweep"),
            Whole(comparison.Motifs.Count, "comparison")
        );
        foreach (var (id, name, sequence, strength) in PaperMotifs)
        {
            sheet.Everywhere(
                $"strength-{id}",
                $"Regulatory strength of {sequence} ({name})",
                strength,
                new Use(Strength(sequence, sweep.Motifs), "sweep"),
                new Use(Strength(sequence, comparison.Motifs), "comparison")
            );
        }
        sheet.Everywhere(
            "motifs-per-sequence",
            "Motifs planted in a sequence",
            "0-4",
            new Use(Count(sweep.MotifsPerSequence), "sweep"),
            new Use(Count(comparison.MotifsPerSequence), "comparison")
        );
        Noise(sheet, sweep, comparison);
        LabelRange(sheet, sweep);
        return [.. design.Rows, .. sheet.Rows];
    }

    private static Use Whole(int value, string where) => new(PrintedNumber.Grouped(value, 0), where);

    private static string Strength(string sequence, IReadOnlyList<PlantedMotif> planted)
    {
        if (planted.FirstOrDefault(motif => motif.Sequence == sequence) is { } same)
            return FormattableString.Invariant($"{same.Strength}");
        return
            planted.FirstOrDefault(motif => motif.Sequence.Contains(sequence, StringComparison.Ordinal)) is { } longer
            ? FormattableString.Invariant($"{longer.Strength} for {longer.Sequence} instead")
            : "not planted";
    }

    private static string Count(MotifCount count) =>
        count.PoissonMean is { } mean
            ? FormattableString.Invariant($"Poisson with mean {mean}, unbounded")
            : FormattableString.Invariant($"{count.Minimum}-{count.Maximum}");

    private static void Noise(ClaimSheet sheet, SweepProtocol sweep, ComparisonProtocol comparison)
    {
        const string gaussian = "Gaussian";
        static Use Kind(double? noise, string where) => new(noise > 0 ? gaussian : "none", where);
        sheet.Everywhere(
            "noise",
            "Noise on a label",
            gaussian,
            Kind(sweep.Noise, "sweep"),
            Kind(comparison.Noise, "comparison")
        );
        sheet.Holds(
            "initial-strength",
            "Strength at which the comparison's labels start; the text names none, so 0 is understood",
            "",
            FormattableString.Invariant($"{comparison.InitialStrength}"),
            comparison.InitialStrength == 0
        );
    }

    /// <summary>The sweep's labels are means of strengths; the comparison's generator clips to [0, 1].</summary>
    private static void LabelRange(ClaimSheet sheet, SweepProtocol sweep)
    {
        var strengths = sweep.Motifs.Select(motif => motif.Strength).DefaultIfEmpty(0).ToList();
        var (lowest, highest) = (strengths.Min(), strengths.Max());
        sheet.Holds(
            "label-range",
            "Range of the labels",
            "[0,1]",
            FormattableString.Invariant($"{lowest} to {highest} (sweep); clipped to 0 to 1 (comparison)"),
            lowest >= 0 && highest <= 1
        );
    }
}
