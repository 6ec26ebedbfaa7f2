using Build.CommandLine;
using Build.Studies;
using StepCache;

namespace Build.Archiving;

/// <summary>What goes into a study's archive: what a reader looks at, and what lets Compare run without training.</summary>
internal sealed class ArchiveContents(BuildOptions options, CheckoutPaths paths, StudyView study)
{
    /// <summary>The folder of an archive that is a cache in itself: records, preimages and files.</summary>
    public const string Cache = "cache";

    private static readonly string[] OfTheCheckout = ["README.md", "LICENSE", "CITATION.cff"];

    /// <summary>Every entry.</summary>
    /// <exception cref="UserErrorException">Steps are not in the cache, or the results are not theirs.</exception>
    public IReadOnlyList<ArchiveEntry> Entries()
    {
        var steps = StepsInTheCache();
        var export = new CacheStore(paths.Cache).Export(steps.Select(step => step.Key));
        RequireResultsOf(steps, export.Records);
        var description = ArchiveDescription.Of(options.Study, steps.DistinctBy(step => step.Key));
        return
        [
            new ArchiveEntry(ArchiveDescription.FileName, () => new MemoryStream(description.Write())),
            ArchiveEntry.OfFile("params.yaml", paths.ParameterFile),
            .. OfTheCheckout
                .Where(name => File.Exists(Path.Combine(paths.Root, name)))
                .Select(name => ArchiveEntry.OfFile(name, Path.Combine(paths.Root, name))),
            .. IsOfOtherParameters
                ? FilesBelow(paths.Results, $"results/{options.Study}")
                : new[] { "results", "paper", "data" }.SelectMany(folder =>
                    FilesBelow(Path.Combine(paths.Root, folder), folder)
                ),
            .. export.Files.Select(file => ArchiveEntry.OfFile($"{Cache}/{file.Path}", file.File, file.Digest)),
        ];
    }

    private bool IsOfOtherParameters => paths.Results != Path.Combine(paths.Root, "results", options.Study);

    private static IEnumerable<ArchiveEntry> FilesBelow(string folder, string name) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) != ".tmp" && !Path.GetFileName(file).StartsWith('.'))
                .Select(file =>
                    ArchiveEntry.OfFile($"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", file)
                )
            : [];

    private List<(string Key, string Step)> StepsInTheCache()
    {
        var plan = study.Plan;
        Step[] ends = [plan.Compare, plan.Tables, .. plan.Figures is { } figures ? [figures] : Array.Empty<Step>()];
        var statuses = study.Inspector.Status(ends);
        var missing = statuses
            .Where(status => status.State != StepState.UpToDate)
            .Select(status => status.Step)
            .ToHashSet();
        return missing.Count == 0
            ? [.. statuses.Select(status => (status.Key!, status.Step.Name))]
            : throw new UserErrorException(
                $"{missing.Count} of {statuses.Count} steps of {options.Study} are not in the cache, as "
                    + $"{string.Join(", ", missing.Take(3).Select(step => step.Name))}; run {CommandFor(missing)} first."
            );
    }

    // Compare runs nothing of what is before it while its own result is there, and lets analyses that no task is for be.
    private string CommandFor(HashSet<Step> missing)
    {
        var targets = study
            .Plan.ByTask.Where(entry => missing.Contains(entry.Step))
            .Select(entry => entry.Task)
            .Distinct();
        var isOutOfReach = !missing.Contains(study.Plan.Compare) && missing.Overlaps(study.Plan.Analyses);
        return $"./build.sh --study {options.Study} {string.Join(' ', targets.Select(task => $"--target {task}"))}"
            + (isOutOfReach ? " --force" : "");
    }

    private void RequireResultsOf(
        IEnumerable<(string Key, string Step)> steps,
        IReadOnlyDictionary<string, ActionRecord> records
    )
    {
        var file = Path.Combine(paths.Results, StepsLock.FileName);
        var locked = StepsLock.Read(file).Steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        foreach (var (key, step) in steps)
        {
            var isOther =
                locked.TryGetValue(step, out var there)
                && records[key].Outputs.Any(output => there.Outputs.GetValueOrDefault(output.Path) != output.Digest);
            if (isOther || (step == study.Plan.Compare.Name && there.Outputs is null))
            {
                throw new UserErrorException(
                    $"{CheckoutPaths.Display(file)}: {step} has other files in the cache; run ./build.sh --study {options.Study} "
                        + "--target Compare --target RenderTables --target RenderFigures first."
                );
            }
        }
    }
}
