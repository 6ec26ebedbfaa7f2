using Build.Differences;
using Build.Parameters;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;
using Manuscript.Tables;

namespace Build.Tasks;

/// <summary>Sets parameters and results beside those of a git revision.</summary>
[TaskName("Diff")]
[TaskDescription("Show which parameters, results and figures differ from --against REV")]
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

        var figures = FigureDifferences.Of(revision, $"paper/figures/{options.Study}", paths.Figures);
        var page = Path.Combine(paths.Artifacts, "diff", options.Study);
        FigurePage.Write(page, options.Against, figures);

        Table[] tables =
        [
            .. DifferenceTables.Of(options.Against, differences),
            .. FigureDifferences.TablesOf(options.Against, figures),
        ];
        context.Outcome.EndWith(
            (differences.Count, figures.Count) switch
            {
                (0, 0) => $"nothing differs from {options.Against}",
                (var values, 0) => $"{values} values differ from {options.Against}",
                var (values, drawn) =>
                    $"{values} values and {drawn} figures differ from {options.Against}; the figures before and after are in "
                        + CheckoutPaths.Display(Path.Combine(page, FigurePage.FileName)),
            },
            TableView.Of(tables, options.Format)
        );
        if (options.Check && tables.Length > 0)
        {
            context.Outcome.Result(ExitCode.Difference);
        }
    }
}
