using System.Reflection;
using Build.Studies;
using Cake.Frosting;

namespace Build;

/// <summary>What there is to target, read off the tasks' attributes before Cake's engine starts.</summary>
internal static class TaskCatalog
{
    private static readonly IReadOnlyList<Type> Types =
    [
        .. typeof(TaskCatalog)
            .Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IFrostingTask))),
    ];

    /// <summary>The tasks' names.</summary>
    public static IReadOnlyList<string> Names => [.. Types.Select(NameOf)];

    /// <summary>The tasks' names with what each does.</summary>
    public static IEnumerable<(string Name, string Description)> Descriptions =>
        Types
            .Select(type => (NameOf(type), type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? ""))
            .OrderBy(task => task.Item1, StringComparer.Ordinal);

    /// <summary>Whether a target only shows something.</summary>
    public static bool IsView(string target) => TypeOf(target).IsAssignableTo(typeof(IViewTask));

    /// <summary>Whether a target renders results.</summary>
    public static bool IsRendering(string target) => TypeOf(target).IsAssignableTo(typeof(IRenderingTask));

    /// <summary>Whether a target runs steps of a study.</summary>
    public static bool NeedsStudy(string target) => StudyTasksOf(target).Any();

    /// <summary>
    /// The study's tasks that a target stands for: itself, or, where it runs no steps, the nearest before it.
    /// </summary>
    public static IEnumerable<Type> StudyTasksOf(string target) => StudyTasksOf(TypeOf(target));

    private static Type TypeOf(string target) =>
        Types.First(type => NameOf(type).Equals(target, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Type> StudyTasksOf(Type type) =>
        type.IsAssignableTo(typeof(IStudyTask))
            ? [type]
            : type.GetCustomAttributes<IsDependentOnAttribute>().SelectMany(before => StudyTasksOf(before.Task));

    private static string NameOf(Type type) => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;
}
