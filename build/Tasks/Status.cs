using Build.Progress;
using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Shows how every step of the study stands to the cache.</summary>
[TaskName("Status")]
[TaskDescription("Show which steps are up to date and why others would run; trains nothing")]
public sealed class Status : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var steps = StudyView.Open(context.Options, context.Paths).Status();
        var running = steps.Count(step => step.WillRun);
        context.Outcome.EndWith(
            running == 0 ? $"all {steps.Count} steps are up to date" : $"{running} of {steps.Count} steps would run",
            StatusView.Of(steps)
        );
        if (context.Options.Check && running > 0)
        {
            context.Outcome.Result(ExitCode.Difference);
        }
    }
}
