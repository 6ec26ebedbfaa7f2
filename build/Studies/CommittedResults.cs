using System.Text.RegularExpressions;
using Build.CommandLine;
using StepCache;

namespace Build.Studies;

/// <summary>
/// Results as they lie in <c>results/STUDY/</c>, from which tables and figures are rendered without the steps before them: in a
/// fresh clone, and on a machine without libtorch.
/// </summary>
internal static partial class CommittedResults
{
    /// <summary>
    /// Whether a run renders these. Other parameters have other results, and a run that computes results renders its own.
    /// </summary>
    public static bool AreRendered(BuildOptions options) =>
        !options.OverridesParameters && options.Targets.All(TaskCatalog.IsRendering);

    /// <summary>The folder of a study's.</summary>
    public static string FolderOf(CheckoutPaths paths, string study) => Path.Combine(paths.Root, "results", study);

    /// <summary>Whether a study has been run and its results kept.</summary>
    public static bool Has(CheckoutPaths paths, string study) =>
        File.Exists(Path.Combine(FolderOf(paths, study), StepsLock.FileName));

    /// <summary>The same plan, whose renderings read a folder's files in place of what the comparison writes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="folder">The folder of its results.</param>
    /// <exception cref="UserErrorException">A file is not there, or has a number that is not finite.</exception>
    public static StudyPlan ReadBy(StudyPlan plan, string study, string folder)
    {
        return plan with
        {
            Tables = Reading(plan.Tables),
            Figures = plan.Figures is { } figures ? Reading(figures) : null,
        };

        Step Reading(Step rendering) =>
            new()
            {
                Name = rendering.Name,
                SchemaVersion = rendering.SchemaVersion,
                Operation = rendering.Operation,
                Parameters = rendering.Parameters,
                Inputs = rendering.Inputs.ToDictionary(input => input.Key, input => InFolder(input.Value)),
                Code = rendering.Code,
                Fingerprint = rendering.Fingerprint,
                Outputs = rendering.Outputs,
                ExpectedSeconds = rendering.ExpectedSeconds,
                Executor = new ResultsFilesExecutor(rendering.Executor, folder),
            };

        StepInput InFolder(StepInput input)
        {
            if (input is not StepInput.OutputOf(var step, var name) || step != plan.Compare)
            {
                return input;
            }
            var file = Path.Combine(folder, name);
            RequireUsable(file, $"'./build.sh --study {study} --target Compare' writes it");
            return StepInput.File(file);
        }
    }

    // What else can be wrong with a file is said by what reads it.
    private static void RequireUsable(string file, string task)
    {
        if (!File.Exists(file))
        {
            throw new UserErrorException($"{CheckoutPaths.Display(file)}: there is no such file; {task}.");
        }
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            if (NotFinite().Match(line) is { Success: true } found)
            {
                throw new UserErrorException(
                    $"{CheckoutPaths.Display(file)}:{index + 1}:{found.Index + 1}: {found.Value} is no result; {task} again."
                );
            }
        }
    }

    [GeneratedRegex("(?<=^|,)-?(nan|inf|infinity|∞)(?=,|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NotFinite();
}
