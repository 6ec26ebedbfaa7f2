using System.Collections.Immutable;

namespace ObservedData.Importing;

/// <summary>Which columns of a label file are read, beside <c>id</c>.</summary>
/// <param name="Targets">The columns to be predicted: at least one, all different; one alone for classes.</param>
/// <param name="Group">
/// The column that says which sequences belong together and must not be parted by a split, such as a chromosome or
/// a family; null if there is none.
/// </param>
public sealed record LabelColumns(ImmutableArray<string> Targets, string? Group = null)
{
    /// <summary>The column <c>label</c>, and no groups.</summary>
    public static LabelColumns Default { get; } = new(["label"]);
}
