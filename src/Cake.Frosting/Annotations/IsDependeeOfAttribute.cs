namespace Cake.Frosting;

/// <summary>Makes this task run before another one, said from this side.</summary>
/// <param name="type">The other task's type.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>Gets the type of the task that runs after this one.</summary>
    public Type Task { get; } = type;
}
