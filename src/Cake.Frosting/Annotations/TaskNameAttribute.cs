namespace Cake.Frosting;

/// <summary>Names a task. Without it, a task has the name of its type.</summary>
/// <param name="name">What <c>--target</c> calls the task; case does not matter.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>Gets the task's name.</summary>
    public string Name { get; } = name;
}
