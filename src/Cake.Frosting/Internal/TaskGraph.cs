using Cake.Core;
using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Tells Cake's engine of a build's tasks and of what runs around them.</summary>
internal static class TaskGraph
{
    public static void RegisterTasks(
        this ICakeEngine engine,
        IEnumerable<IFrostingTask> tasks,
        IFrostingContext context,
        ICakeLog log
    )
    {
        foreach (var task in tasks)
        {
            var declaration = TaskDeclaration.Of(task.GetType());
            if (declaration.ContextType.IsInstanceOfType(context))
            {
                Register(engine.RegisterTask(declaration.Name), task, declaration, context);
            }
            else
            {
                log.Warning(
                    "Task '{0}' is left out: it asks for a {1}, and the build's context is a {2}.",
                    declaration.Name,
                    declaration.ContextType.FullName,
                    context.GetType().FullName
                );
            }
        }
    }

    public static void RegisterLifetimes(this ICakeEngine engine, IServiceProvider services, IFrostingContext context)
    {
        if (services.GetService<IFrostingSetup>() is { } setup)
        {
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        }

        if (services.GetService<IFrostingTeardown>() is { } teardown)
        {
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        }

        if (services.GetService<IFrostingTaskSetup>() is { } taskSetup)
        {
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        }

        if (services.GetService<IFrostingTaskTeardown>() is { } taskTeardown)
        {
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
        }
    }

    private static void Register(
        CakeTaskBuilder builder,
        IFrostingTask task,
        TaskDeclaration declaration,
        IFrostingContext context
    )
    {
        if (!string.IsNullOrWhiteSpace(declaration.Description))
        {
            builder.Description(declaration.Description);
        }

        // Only what is overridden is registered: a handler that does nothing is not the same as none.
        // A task with an error handler does not fail; one without actions is reported as delegated.
        if (declaration.OverridesRun)
        {
            builder.Does(task.RunAsync);
        }

        if (declaration.OverridesShouldRun)
        {
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        }

        if (declaration.ContinuesOnError)
        {
            builder.ContinueOnError();
        }

        if (declaration.OverridesOnError)
        {
            builder.OnError(exception => task.OnError(exception, context));
        }

        if (declaration.OverridesFinally)
        {
            builder.Finally(() => task.Finally(context));
        }

        foreach (var dependency in declaration.Dependencies)
        {
            builder.IsDependentOn(TaskDeclaration.NameOf(dependency));
        }

        foreach (var dependent in declaration.Dependents)
        {
            builder.IsDependeeOf(TaskDeclaration.NameOf(dependent));
        }
    }
}
