using System.Runtime.CompilerServices;

namespace Report.Tests;

/// <summary>The committed studies, as the build hands them over.</summary>
internal static class Committed
{
    /// <summary>Every study that has results in the checkout.</summary>
    public static IReadOnlyList<StudyContent> Studies { get; } =
    [
        Study("published", StudyProtocol.Published),
        Study("described", StudyProtocol.Replicated),
        Study("rigorous", StudyProtocol.Replicated),
        Study("promoters", StudyProtocol.Observed),
        Study("distant", StudyProtocol.Distant),
    ];

    /// <summary>A study of the checkout.</summary>
    public static StudyContent Study(string name, StudyProtocol protocol) =>
        Study(
            name,
            protocol,
            new ReportFolder(InCheckout("results", name), $"results/{name}"),
            new ReportFolder(InCheckout("paper", "figures", name), $"paper/figures/{name}")
        );

    /// <summary>A study whose results lie anywhere.</summary>
    public static StudyContent Study(string name, StudyProtocol protocol, ReportFolder results, ReportFolder figures) =>
        new()
        {
            Name = name,
            Protocol = protocol,
            Stanza = $"  {name}:\n    seeds: 10   # <each> with data of its own & weights",
            Confidence = protocol == StudyProtocol.Published ? null : 0.95,
            Results = results,
            Figures = figures,
            ResultsStep = $"{name}/compare",
            Lock = LockIn(results.File("steps.lock")),
            Steps = [.. StepsOf(LockIn(results.File("steps.lock")))],
        };

    /// <summary>Copies a study's results and figures, for a test that spoils them.</summary>
    public static StudyContent Copy(string name, StudyProtocol protocol, TemporaryFolder folder)
    {
        var study = Study(name, protocol);
        return Study(
            name,
            protocol,
            CopyOf(study.Results, folder["results"]),
            CopyOf(study.Figures, folder["figures"])
        );
    }

    private static ReportFolder CopyOf(ReportFolder folder, string to)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return folder with { Path = to };
    }

    private static Dictionary<string, LockedStep> LockIn(string file)
    {
        var steps = new Dictionary<string, LockedStep>(StringComparer.Ordinal);
        Dictionary<string, string>? outputs = null;
        foreach (var line in File.ReadLines(file).Where(line => !line.StartsWith('#')))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["step", var key, var name])
            {
                outputs = new Dictionary<string, string>(StringComparer.Ordinal);
                steps[name] = new LockedStep(key, outputs);
            }
            else if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var digest, var output])
            {
                outputs![output] = digest;
            }
        }
        return steps;
    }

    // As if some had been computed here, and the others come from elsewhere.
    private static IEnumerable<StepFact> StepsOf(Dictionary<string, LockedStep> steps)
    {
        var data = steps.Keys.Where(name => name.Contains("/data/", StringComparison.Ordinal)).ToList();
        var trainings = steps.Keys.Where(name => name.Contains("/train/", StringComparison.Ordinal)).ToList();
        return
        [
            .. data.Select(name => new StepFact(name, "GenerateData", StepStanding.InCache, 0.4, [])),
            .. trainings.Select(
                (name, index) =>
                    new StepFact(
                        name,
                        "TrainBaseline",
                        index % 2 == 0 ? StepStanding.InCache : StepStanding.WouldRun,
                        index % 2 == 0 ? 12.5 : null,
                        data
                    )
            ),
            .. steps
                .Keys.Except(data)
                .Except(trainings)
                .Select(name => new StepFact(name, "Compare", StepStanding.Undecided, null, trainings)),
        ];
    }

    private static string InCheckout(params string[] path) => Path.Combine([Root(), .. path]);

    private static string Root([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", ".."));
}
