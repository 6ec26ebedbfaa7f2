using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Trains the joint model, without attention.</summary>
[TaskName("TrainJoint")]
[TaskDescription("Train the joint model")]
[IsDependentOn(typeof(GenerateData))]
public sealed class TrainJoint : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Joint;

    /// <inheritdoc/>
    public override Task RunAsync(StudyContext context) => context.RunAsync(StepsOf(context.Plan));
}
