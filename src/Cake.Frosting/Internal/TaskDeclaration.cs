using System.Reflection;

namespace Cake.Frosting.Internal;

/// <summary>What a task's class says about the task: by its attributes, and by what it overrides.</summary>
internal sealed record TaskDeclaration
{
    public required string Name { get; init; }
    public required string? Description { get; init; }
    public required Type ContextType { get; init; }
    public required bool OverridesRun { get; init; }
    public required bool OverridesShouldRun { get; init; }
    public required bool OverridesOnError { get; init; }
    public required bool OverridesFinally { get; init; }
    public required bool ContinuesOnError { get; init; }
    public required IReadOnlyList<Type> Dependencies { get; init; }
    public required IReadOnlyList<Type> Dependents { get; init; }

    /// <summary>Reads what a class says.</summary>
    /// <exception cref="FrostingException">The class is no task's, or names one that is not.</exception>
    public static TaskDeclaration Of(Type task)
    {
        var declaringBase = FindBase(task);
        var context = declaringBase.GenericTypeArguments[0];
        var isAsync = declaringBase.GetGenericTypeDefinition() == typeof(AsyncFrostingTask<>);

        return new()
        {
            Name = NameOf(task),
            Description = task.GetCustomAttribute<TaskDescriptionAttribute>()?.Description,
            ContextType = context,
            OverridesRun = Overrides(isAsync ? "RunAsync" : "Run", context),
            OverridesShouldRun = Overrides("ShouldRun", context),
            OverridesOnError = Overrides("OnError", typeof(Exception), context),
            OverridesFinally = Overrides("Finally", context),
            ContinuesOnError = task.IsDefined(typeof(ContinueOnErrorAttribute)),
            Dependencies = [.. task.GetCustomAttributes<IsDependentOnAttribute>().Select(it => Checked(it.Task))],
            Dependents = [.. task.GetCustomAttributes<IsDependeeOfAttribute>().Select(it => Checked(it.Task))],
        };

        bool Overrides(string method, params Type[] parameters) =>
            task.GetMethod(method, parameters) is { } found
            && found.DeclaringType != declaringBase
            && found.GetBaseDefinition().DeclaringType == declaringBase;

        Type Checked(Type other) =>
            typeof(IFrostingTask).IsAssignableFrom(other)
                ? other
                : throw new FrostingException($"Task '{NameOf(task)}' names '{other.Name}', which is not a task.");
    }

    /// <summary>The name that a task's class has in the graph.</summary>
    public static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;

    private static Type FindBase(Type task)
    {
        for (var type = task.BaseType; type is not null; type = type.BaseType)
        {
            if (
                type.IsConstructedGenericType
                && type.GetGenericTypeDefinition() is var definition
                && (definition == typeof(FrostingTask<>) || definition == typeof(AsyncFrostingTask<>))
            )
            {
                return type;
            }
        }

        throw new FrostingException(
            $"Task '{NameOf(task)}' must derive from {nameof(FrostingTask)} or {nameof(AsyncFrostingTask)}."
        );
    }
}
