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
        await RenderPaperAsync(context);
        await SetAsync(context);
    }

    /// <summary>Renders the tables and figures that the manuscript shows.</summary>
    /// <param name="context">The run.</param>
    /// <exception cref="UserErrorException">Results or parameters are wrong.</exception>
    internal static async Task RenderPaperAsync(StudyContext context)
    {
        var (options, paths) = (context.Options, context.Paths);
        if (options.OverridesParameters)
        {
            throw new UserErrorException(
                "Manuscript is of the results under results/, which are of the committed parameters; leave out --set, --params and --motifs."
            );
        }
        CheckoutPaths.RequireWritable(FolderOf(context), "--output");
        using var interruption = new Interruption();
        var studies = await PaperRenderings.WriteAsync(options, paths, context.Console, interruption.Token);
        context.Say($"tables and figures in paper/, from results/ of {string.Join(", ", studies)}");
    }

    /// <summary>Sets the manuscript with them. LaTeX works on its own: meanwhile the caller may do something else.</summary>
    /// <param name="context">The run.</param>
    /// <exception cref="UserErrorException">The manuscript is wrong.</exception>
    internal static async Task SetAsync(StudyContext context)
    {
        var folder = FolderOf(context);
        var page = Path.Combine(CheckoutPaths.Display(folder), "manuscript");
        try
        {
            var whyNoPdf = await ManuscriptTypesetting.WriteAsync(context.Paths.Root, folder);
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

    private static string FolderOf(StudyContext context) =>
        Path.GetFullPath(context.Options.Output ?? Path.Combine(context.Paths.Artifacts, "manuscript"));
}
