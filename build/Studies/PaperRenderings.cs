using Build.CommandLine;
using Build.Parameters;
using Build.Progress;
using Spectre.Console;
using StepCache;

namespace Build.Studies;

/// <summary>The tables and figures of every study that has results in <c>results/</c>, into <c>paper/</c>.</summary>
internal static class PaperRenderings
{
    /// <summary>Renders what is not there as it should be; nothing is trained.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="paths">Where things are.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The studies.</returns>
    /// <exception cref="UserErrorException">Results or parameters are wrong.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        BuildOptions options,
        CheckoutPaths paths,
        IAnsiConsole console,
        CancellationToken cancellation
    )
    {
        CheckoutPaths.RequireWritable(paths.Cache, "--cache");
        var reporter = new StepReporter(console, options.IsQuiet);
        await using var runner = new StepRunner(
            new StepRunnerOptions
            {
                CacheDirectory = paths.Cache,
                Title = "tables and figures",
                Jobs = options.Jobs,
                Rehash = options.Rehash,
                Observer = reporter,
            },
            cancellation
        );
        var parameters = ParameterFile.Read(paths.ParameterFile, []);
        var computations = Computations.OfRendering(paths, runner.Digests);
        var plans = StudyView
            .NamesIn(paths)
            .Where(study => CommittedResults.Has(paths, study))
            .ToDictionary(study => study, PlanOf);

        var renderings = plans
            .SelectMany(plan => Folders(paths, plan.Key, plan.Value).Concat(Logos(paths, plan.Key, computations)))
            .ToList();
        runner.Start(renderings.Select(rendering => rendering.Step));
        await reporter.WatchAsync(
            Task.WhenAll(renderings.Select(rendering => runner.Completion(rendering.Step))),
            runner.Look
        );
        foreach (var (step, folder) in renderings)
        {
            await runner.RestoreAsync(step, folder);
        }
        return [.. plans.Keys];

        StudyPlan PlanOf(string study) =>
            CommittedResults.ReadBy(
                StudyPlans.Of(study, StudyReader.Read(parameters, study), computations, paths.DataRoot),
                study,
                CommittedResults.FolderOf(paths, study)
            );
    }

    private static IEnumerable<(Step Step, string Folder)> Folders(CheckoutPaths paths, string study, StudyPlan plan)
    {
        yield return (plan.Tables, Path.Combine(paths.Root, "paper", "tables", study));
        if (plan.Figures is { } figures)
        {
            yield return (figures, Path.Combine(paths.Root, "paper", "figures", study));
        }
    }

    // Of each search for motifs whose result is kept: the study's own, and those of single models below it.
    private static IEnumerable<(Step Step, string Folder)> Logos(
        CheckoutPaths paths,
        string study,
        Computations computations
    )
    {
        var results = CommittedResults.FolderOf(paths, study);
        var searches = Path.Combine(results, "motifs");
        if (!Directory.Exists(searches))
        {
            yield break;
        }
        var files = Directory.EnumerateFiles(searches, "logos.csv", SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var below = Path.GetRelativePath(results, Path.GetDirectoryName(file)!);
            var name = $"{study}/{below}/logos".Replace('\\', '/');
            yield return (
                FigureSteps.Logos(computations, name, StepInput.File(file)),
                Path.Combine(paths.Root, "paper", "figures", study, below)
            );
        }
    }
}
