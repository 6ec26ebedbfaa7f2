namespace EndToEnd;

/// <summary>The studies of many seeds made so small that they train in seconds.</summary>
internal static class SmallReplicatedStudy
{
    /// <summary>Options that make a study small and keep its files in a folder of the test's own.</summary>
    public static string[] In(
        TemporaryFolder folder,
        string study,
        int seeds = 2,
        string results = "results",
        string cache = "cache"
    ) =>
        [
            "--study",
            study,
            "--output",
            folder[results],
            "--cache",
            folder[cache],
            "--set",
            FormattableString.Invariant($"{study}.sizes=[{{sequences: 100, seeds: {seeds}}}]"),
            "--set",
            $"{study}.training.epochs=2",
            "--set",
            $"{study}.verdicts.resamples=200",
            "--set",
            $"{study}.inspection.examples=10",
            .. study == "rigorous" ? (string[])["--set", "rigorous.motif.epochs=[2]"] : [],
        ];
}
