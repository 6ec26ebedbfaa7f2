using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Writes the manuscript's tables from the results' tables.</summary>
[TaskName("RenderTables")]
[TaskDescription("Write the manuscript's tables in Markdown and LaTeX")]
[IsDependentOn(typeof(Compare))]
public sealed class RenderTables : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => [plan.Tables];

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        await context.RunAsync(StepsOf(context.Plan));
        await context.RestoreAsync(context.Plan.Tables, context.Paths.Tables);
    }
}
