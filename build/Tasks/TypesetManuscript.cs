using Build.Studies;
using Cake.Frosting;
using Typesetting;

namespace Build.Tasks;

/// <summary>Renders the tables and figures of every study with results, and sets the manuscript with them.</summary>
[TaskName("Manuscript")]
[TaskDescription("Fill in the manuscript's numbers from results/ and set it as HTML and, with LaTeX, as PDF")]
public sealed class TypesetManuscript : AsyncFrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var (options, paths) = (context.Options, context.Paths);
        if (options.OverridesParameters)
        {
            throw new UserErrorException(
                "Manuscript is of the results under results/, which are of the committed parameters; leave out --set, --params and --motifs."
            );
        }
        var folder = Path.GetFullPath(options.Output ?? Path.Combine(paths.Artifacts, "manuscript"));
        CheckoutPaths.RequireWritable(folder, "--output");
        using var interruption = new Interruption();
        var studies = await PaperRenderings.WriteAsync(options, paths, context.Console, interruption.Token);
        context.Say($"tables and figures in paper/, from results/ of {string.Join(", ", studies)}");

        var page = Path.Combine(CheckoutPaths.Display(folder), "manuscript");
        try
        {
            var whyNoPdf = ManuscriptTypesetting.Write(paths.Root, folder);
            context.Outcome.EndWith(
                whyNoPdf is null
                    ? $"manuscript in {page}.html and .pdf"
                    : $"manuscript in {page}.html; no PDF: {whyNoPdf}"
            );
        }
        catch (ManuscriptException error)
        {
            throw new UserErrorException(error.Message);
        }
    }
}
