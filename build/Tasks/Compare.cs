using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Writes the results' tables and sets each number of the paper beside the one obtained here.</summary>
[TaskName("Compare")]
[TaskDescription("Compare the models and each number of the paper with the one obtained here")]
[IsDependentOn(typeof(TrainBaseline))]
[IsDependentOn(typeof(SweepSparsity))]
[IsDependentOn(typeof(TrainJoint))]
public sealed class Compare : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => [plan.Compare];

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        await context.RunAsync(StepsOf(context.Plan));
        var obtained = context.Obtained(StepsOf(context.Plan));
        LockCheck.Require(context, obtained);
        await context.RestoreAsync(context.Plan.Compare, context.Paths.Results);
        obtained.Write(Path.Combine(context.Paths.Results, StepsLock.FileName));
        context.WriteProvenance();
        context.ShowClaims();
    }
}
