namespace Cake.Frosting;

/// <summary>Says in a line what a task is for; <c>--description</c> lists it.</summary>
/// <param name="description">The line.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>Gets the description.</summary>
    public string Description { get; } = description;
}
