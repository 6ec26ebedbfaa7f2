using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Brings back all that people look at, of every study, from the results that lie in <c>results/</c>.</summary>
[TaskName("Render")]
[TaskDescription("Tables, figures, manuscript and report of every study, from results/")]
public sealed class Render : AsyncFrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        await TypesetManuscript.RenderPaperAsync(context);
        var manuscript = TypesetManuscript.SetAsync(context);
        try
        {
            WriteReport.Write(context);
        }
        finally
        {
            await manuscript;
        }
    }
}
