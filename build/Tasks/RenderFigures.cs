using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Draws the manuscript's figures from the results' tables: those in <c>results/</c>, or this run's.</summary>
[TaskName("RenderFigures")]
[TaskDescription("Draw the manuscript's figures as SVG and PNG, with their captions")]
public sealed class RenderFigures : AsyncFrostingTask<StudyContext>, IRenderingTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Figures is { } figures ? [figures] : [];

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        await context.RunAsync(StepsOf(context.Plan));
        foreach (var figures in StepsOf(context.Plan))
        {
            await context.RestoreAsync(figures, context.Paths.Figures);
            context.SayRendered("figures", context.Paths.Figures);
        }
    }
}
