using Build.Parameters;
using Build.Reporting;
using Build.Studies;
using Cake.Frosting;
using Manuscript;
using Report;

namespace Build.Tasks;

/// <summary>Writes the page that shows every study: claims, evidence, tables, figures, steps.</summary>
[TaskName("Report")]
[TaskDescription("Write one page with every study's claims, evidence, tables and figures")]
public sealed class WriteReport : FrostingTask<StudyContext>, IViewTask
{
    private const string FileName = "index.html";

    /// <inheritdoc/>
    public override void Run(StudyContext context) => Write(context);

    /// <summary>Writes the page.</summary>
    /// <param name="context">The run.</param>
    /// <exception cref="UserErrorException">Results or parameters are wrong.</exception>
    internal static void Write(StudyContext context)
    {
        var (options, paths) = (context.Options, context.Paths);
        var parameters = ParameterFile.Read(paths.ParameterFile, options.Overrides);
        var studies = new ReportedStudies(options, File.ReadAllText(paths.ParameterFile), context.Say);
        var views = StudyView.NamesIn(paths).Select(name => (Name: name, View: studies.TryOpen(name))).ToList();
        var training = views.SelectMany(study => study.View?.Plan.Dense ?? []).FirstOrDefault();
        var content = new ReportContent(
            [.. views.Select(study => studies.Of(study.Name, parameters, study.View))],
            RunFacts.Here(paths, training?.Fingerprint)
        );

        var folder = options.Output ?? Path.Combine(paths.Artifacts, "report");
        CheckoutPaths.RequireWritable(folder, "--output");
        var file = Path.Combine(folder, FileName);
        try
        {
            ReportPage.Write(content, file);
        }
        catch (ResultsFileException wrong)
        {
            throw new UserErrorException(wrong.Message);
        }
        context.Outcome.EndWith($"report in {CheckoutPaths.Display(file)}");
    }
}
