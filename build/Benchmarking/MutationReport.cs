using System.Text.Json;

namespace Build.Benchmarking;

/// <summary>What mutation testing of the step cache came to: reports of dotnet-stryker in the mutation testing elements'
/// format.</summary>
internal static class MutationReport
{
    private static readonly string[] Detected = ["Killed", "Timeout"];
    private static readonly string[] Missed = ["Survived", "NoCoverage"];

    /// <summary>The share of mutants that a test detects, in percent; nothing where no report lies there.</summary>
    /// <param name="folder">Where reports lie, at any depth. Of each file the latest that tested it counts.</param>
    public static BenchmarkFigure? Score(string folder)
    {
        var statuses = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var reports = Reports(folder);
        foreach (var report in reports)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(report));
            foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
            {
                var tested = file
                    .Value.GetProperty("mutants")
                    .EnumerateArray()
                    .Select(mutant => mutant.GetProperty("status").GetString()!)
                    .Where(status => Detected.Contains(status) || Missed.Contains(status))
                    .ToList();
                if (tested.Count > 0)
                {
                    statuses[file.Name] = tested;
                }
            }
        }
        var all = statuses.Values.SelectMany(file => file).ToList();
        return all.Count == 0
            ? null
            : new BenchmarkFigure(
                FormattableString.Invariant(
                    $"mutants of the step cache that a test detects, of {all.Count} (from {File.GetLastWriteTimeUtc(reports[0]):yyyy-MM-dd} on)"
                ),
                100.0 * all.Count(Detected.Contains) / all.Count,
                "%",
                AtLeast: 85
            );
    }

    // The oldest first.
    private static IReadOnlyList<string> Reports(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "mutation-report.json", SearchOption.AllDirectories)
                    .OrderBy(File.GetLastWriteTimeUtc),
            ]
            : [];
}
