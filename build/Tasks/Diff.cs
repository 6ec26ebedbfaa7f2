using Build.Differences;
using Build.Parameters;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Sets parameters and results beside those of a git revision.</summary>
[TaskName("Diff")]
[TaskDescription("Show which parameters and results differ from --against REV")]
public sealed class Diff : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var (options, paths) = (context.Options, context.Paths);
        var revision = new GitRevision(paths.Root, options.Against);
        var here = ParameterFile.Read(paths.ParameterFile, options.Overrides);
        var there = revision.Read("params.yaml") is { } text
            ? ParameterFile.Parse(text, $"{options.Against}:params.yaml")
            : null;
        StudyReader.Read(here, options.Study);

        var differences = ParameterDifferences
            .Of(options.Study, there, here)
            .Concat(ResultDifferences.Of(revision, $"results/{options.Study}", paths.Results))
            .ToList();

        var tables = DifferenceTables.Of(options.Against, differences);
        context.Outcome.EndWith(
            differences.Count == 0
                ? $"nothing differs from {options.Against}"
                : $"{differences.Count} values differ from {options.Against}",
            TableView.Of(tables, options.Format)
        );
        if (options.Check && differences.Count > 0)
        {
            context.Outcome.Result(ExitCode.Difference);
        }
    }
}
