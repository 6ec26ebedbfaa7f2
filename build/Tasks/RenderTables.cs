using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Writes the manuscript's tables from the results' tables: those in <c>results/</c>, or this run's.</summary>
[TaskName("RenderTables")]
[TaskDescription("Write the manuscript's tables in Markdown and LaTeX")]
public sealed class RenderTables : AsyncFrostingTask<StudyContext>, IRenderingTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => [plan.Tables];

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        await context.RunAsync(StepsOf(context.Plan));
        await context.RestoreAsync(context.Plan.Tables, context.Paths.Tables);
        context.SayRendered("tables", context.Paths.Tables);
    }
}
