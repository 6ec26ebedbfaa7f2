using Build.Studies;
using Cake.Common.Diagnostics;
using Cake.Core;
using Cake.Frosting;

namespace Build;

/// <summary>Starts the study's steps before the first task, and remembers how the run ended.</summary>
public sealed class StudyLifetime(IEnumerable<IFrostingTask> tasks) : FrostingLifetime<StudyContext>
{
    /// <inheritdoc/>
    public override void Setup(StudyContext context, ISetupContext info)
    {
        // Cake prepares a dry run too, but runs no task in it.
        if (context.Options.LooksOnly)
        {
            return;
        }
        var targets = StudyTasks(context.Options.Targets.SelectMany(TaskCatalog.StudyTasksOf));
        if (targets.Count > 0)
        {
            var scheduled = info.TasksToExecute.SelectMany(task => TaskCatalog.StudyTasksOf(task.Name));
            if (!Computations.IsExact)
            {
                context.Information(
                    "This machine ({0}) has no AVX2: the last digits may differ from the committed results.",
                    Computations.InstructionSet
                );
            }
            context.Session.Start(context.Options, targets, StudyTasks(scheduled));
        }
    }

    /// <inheritdoc/>
    public override void Teardown(StudyContext context, ITeardownContext info)
    {
        if (info.ThrownException is { } failure)
        {
            context.Outcome.Failed(failure);
        }
        else if (!context.Options.LooksOnly && context.Options.Targets.Any(TaskCatalog.NeedsStudy))
        {
            var reporter = context.Session.Reporter;
            context.Information("{0} steps run, {1} from the cache", reporter.Ran, reporter.Reused);
        }
    }

    private List<IStudyTask> StudyTasks(IEnumerable<Type> types) =>
        [.. types.Distinct().SelectMany(type => tasks.Where(task => task.GetType() == type)).Cast<IStudyTask>()];
}
