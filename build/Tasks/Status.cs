using Build.Progress;
using Build.Studies;
using Cake.Frosting;
using Spectre.Console;
using StepCache;

namespace Build.Tasks;

/// <summary>Shows how every step of the study stands to the cache.</summary>
[TaskName("Status")]
[TaskDescription("Show runs that go on, which steps are up to date, and why others would run")]
public sealed class Status : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var view = StudyView.Open(context.Options, context.Paths, say: context.Say);
        var steps = view.Status();
        var running = steps.Count(step => step.WillRun);
        var remote = steps.Count(step => step.State == StepState.RemoteOnly);
        context.Outcome.EndWith(
            LastLine(steps.Count, running, remote),
            new Rows(RunsView.Of(view.Inspector.Runs(), Screen.Of(context.Console)), StatusView.Of(steps))
        );
        if (context.Options.Check && running > 0)
        {
            context.Outcome.Result(ExitCode.Difference);
        }
    }

    private static string LastLine(int steps, int running, int remote) =>
        (running, remote) switch
        {
            (0, 0) => $"all {steps} steps are up to date",
            (0, _) => $"none of {steps} steps would run, {remote} are in the remote cache only",
            (_, 0) => $"{running} of {steps} steps would run",
            _ => $"{running} of {steps} steps would run, {remote} are in the remote cache only",
        };
}
