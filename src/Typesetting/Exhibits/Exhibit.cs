namespace Typesetting.Exhibits;

/// <summary>A numbered table or figure.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Study and name, such as <c>published/sweep</c>, or the name of a table that stands in the text.</param>
/// <param name="Number">Its number among those of its kind, in the order of the text.</param>
internal sealed record Exhibit(ExhibitKind Kind, string Name, int Number)
{
    /// <summary>As the text refers to it: <c>Table 2</c>.</summary>
    public string Label => FormattableString.Invariant($"{Kind} {Number}");

    /// <summary>A name for links to it.</summary>
    public string Anchor => $"{Kind.ToString().ToLowerInvariant()}-{Name.Replace('/', '-')}";
}

/// <summary>The kinds of what is numbered.</summary>
internal enum ExhibitKind
{
    /// <summary>A table.</summary>
    Table,

    /// <summary>A figure.</summary>
    Figure,
}
