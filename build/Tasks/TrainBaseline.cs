using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Trains the dense models: the sweep's baseline, and the comparison's.</summary>
[TaskName("TrainBaseline")]
[TaskDescription("Train the dense attention models")]
[IsDependentOn(typeof(GenerateData))]
public sealed class TrainBaseline : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Dense;

    /// <inheritdoc/>
    public override Task RunAsync(StudyContext context) => context.RunAsync(StepsOf(context.Plan));
}
