using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Trains the sparse models: one a sparsity of the sweep, and the comparison's.</summary>
[TaskName("SweepSparsity")]
[TaskDescription("Train the sparse attention models, the comparison's among them")]
[IsDependentOn(typeof(TrainBaseline))]
public sealed class SweepSparsity : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Sparse;

    /// <inheritdoc/>
    public override Task RunAsync(StudyContext context) => context.RunAsync(StepsOf(context.Plan));
}
