using Build.CommandLine;
using Build.Parameters;
using Build.Studies;
using Provenance;
using StepCache;

namespace Build.Crates;

/// <summary>
/// Writes where a study's results came from beside them. It needs the results, their lock and the study's plan: no cache, and
/// no training.
/// </summary>
internal sealed class StudyCrate(BuildOptions options, CheckoutPaths paths, StudyPlan plan, Computations computations)
{
    /// <summary>Writes the crate of the results that are there.</summary>
    /// <param name="digests">The digests of files.</param>
    /// <exception cref="UserErrorException">The lock is missing, or is not that of the results or of the plan.</exception>
    public void Write(FileDigests digests)
    {
        var locked = StepsLock
            .Read(Path.Combine(paths.Results, StepsLock.FileName))
            .Steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        RequireThePlansSteps(locked.Keys);
        RequireTheLocksFiles(locked[plan.Compare.Name].Outputs, digests);
        var steps = plan
            .ByTask.DistinctBy(entry => entry.Step.Name)
            .Where(entry => locked.ContainsKey(entry.Step.Name));
        var runs = steps.GroupBy(RunOf).ToList();
        ResultsCrate.Write(
            new CrateSource
            {
                Study = options.Study,
                Folder = paths.Results,
                ParameterFile = FromCheckout(paths.ParameterFile),
                Parameters =
                [
                    .. ParameterFile.Read(paths.ParameterFile, options.Overrides).Leaves($"studies.{options.Study}"),
                ],
                Inputs = [.. InputFiles(runs.SelectMany(run => run)).Distinct().Select(path => InputOf(path, digests))],
                Runs =
                [
                    .. runs.Select(run => new TaskRun
                    {
                        Task = run.Key.Task,
                        Program = run.Key.Program,
                        WritesResults = run.Key.WritesResults,
                        Operations =
                        [
                            .. run.Select(entry => entry.Step.Operation).Distinct().Order(StringComparer.Ordinal),
                        ],
                        Keys =
                        [
                            .. run.Select(entry => entry.Step.Name)
                                .Order(StringComparer.Ordinal)
                                .Select(name => locked[name].Key),
                        ],
                        FileCount = run.Sum(entry => entry.Step.Outputs.Count),
                        Inputs = [.. InputFiles(run).Distinct().Select(FromCheckout).Order(StringComparer.Ordinal)],
                        After = [.. RunsBefore(run, runs).Order(StringComparer.Ordinal)],
                    }),
                ],
                Results =
                [
                    .. locked[plan.Compare.Name].Outputs.Keys.Append(StepsLock.FileName).Order(StringComparer.Ordinal),
                ],
            }
        );
    }

    private (string Task, PipelineProgram Program, bool WritesResults) RunOf((string Task, Step Step) entry) =>
        (entry.Task, computations.ProgramOf(entry.Step), entry.Step.Name == plan.Compare.Name);

    private static IEnumerable<string> RunsBefore(
        IGrouping<(string Task, PipelineProgram Program, bool WritesResults), (string Task, Step Step)> run,
        IReadOnlyList<
            IGrouping<(string Task, PipelineProgram Program, bool WritesResults), (string Task, Step Step)>
        > runs
    )
    {
        var read = run.SelectMany(entry => entry.Step.Inputs.Values)
            .OfType<StepInput.OutputOf>()
            .Select(input => input.Step.Name)
            .ToHashSet();
        return runs.Where(other => other.Key != run.Key && other.Any(entry => read.Contains(entry.Step.Name)))
            .Select(other => TaskRun.IdOf(other.Key.Task, other.Key.Program));
    }

    private static IEnumerable<string> InputFiles(IEnumerable<(string Task, Step Step)> steps) =>
        steps.SelectMany(entry => entry.Step.Inputs.Values).OfType<StepInput.OnDisk>().Select(input => input.Path);

    private InputFile InputOf(string path, FileDigests digests)
    {
        var description = Path.Combine(Path.GetDirectoryName(path)!, "README.md");
        return new InputFile(
            FromCheckout(path),
            digests.Of(path),
            new FileInfo(path).Length,
            IsInCheckout(path) && File.Exists(description) ? FromCheckout(description) : null
        );
    }

    private bool IsInCheckout(string path) =>
        !Path.GetRelativePath(paths.Root, path).StartsWith("..", StringComparison.Ordinal)
        && !Path.IsPathRooted(Path.GetRelativePath(paths.Root, path));

    // Where somebody's files lie on a machine is nothing to publish.
    private string FromCheckout(string path) =>
        IsInCheckout(path) ? Path.GetRelativePath(paths.Root, path).Replace('\\', '/') : Path.GetFileName(path);

    private void RequireThePlansSteps(IEnumerable<string> locked)
    {
        var planned = plan.All.Select(step => step.Name).ToHashSet();
        if (locked.FirstOrDefault(name => !planned.Contains(name)) is { } unknown)
        {
            throw NotOfTheResults($"has the step {unknown}, which the study has not");
        }
        if (!locked.Contains(plan.Compare.Name))
        {
            throw NotOfTheResults($"lacks the step {plan.Compare.Name}");
        }
    }

    private void RequireTheLocksFiles(IReadOnlyDictionary<string, string> outputs, FileDigests digests)
    {
        foreach (var (name, digest) in outputs)
        {
            var path = Path.Combine(paths.Results, name);
            if (!File.Exists(path) || digests.Of(path) != digest)
            {
                throw NotOfTheResults($"has another {name} than the one beside it");
            }
        }
    }

    private UserErrorException NotOfTheResults(string what) =>
        new(
            $"{CheckoutPaths.Display(Path.Combine(paths.Results, StepsLock.FileName))}: {what}; "
                + $"run ./build.sh --study {options.Study} to write both again."
        );
}
