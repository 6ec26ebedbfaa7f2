namespace Build.Executors;

/// <summary>Variables that make trainings faster.</summary>
internal static class TrainingEnvironment
{
    /// <summary>A training frees and takes the same arrays at each step: what is handed back to the system must be fetched again,
    /// page by page. No bit depends on it.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>
        {
            ["MALLOC_TRIM_THRESHOLD_"] = "268435456",
            ["MALLOC_TOP_PAD_"] = "67108864",
            ["MALLOC_MMAP_THRESHOLD_"] = "268435456",
        };
}
