using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Makes the sequences and labels of the study.</summary>
[TaskName("GenerateData")]
[TaskDescription("Make the sequences and labels of the study")]
public sealed class GenerateData : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Data;

    /// <inheritdoc/>
    public override Task RunAsync(StudyContext context) => context.RunAsync(StepsOf(context.Plan));
}
