namespace EndToEnd;

/// <summary>The published study made so small that it trains in a few seconds.</summary>
internal static class SmallStudy
{
    /// <summary>Options that make it small and keep its files in a folder of the test's own.</summary>
    public static string[] In(TemporaryFolder folder, string results = "results", string cache = "cache") =>
        [
            "--output",
            folder[results],
            "--cache",
            folder[cache],
            "--set",
            "published.sweep.data.training_sequences=60",
            "--set",
            "published.sweep.data.validation_sequences=20",
            "--set",
            "published.sweep.data.length=60",
            "--set",
            "published.sweep.baseline.epochs=2",
            "--set",
            "published.sweep.sparse.epochs=2",
            "--set",
            "published.comparison.samples=90",
            "--set",
            "published.comparison.length=60",
            "--set",
            "published.comparison.epochs=2",
        ];

    /// <summary>How many steps the study has up to Compare: 2 of data, 2 dense, 4 sparse, 1 joint, 1 comparison.</summary>
    public const int Steps = 10;

    /// <summary>Every file of the results with its bytes.</summary>
    public static IReadOnlyDictionary<string, string> Results(TemporaryFolder folder, string results = "results") =>
        Directory
            .EnumerateFiles(folder[results], "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder[results], file), File.ReadAllText);
}
