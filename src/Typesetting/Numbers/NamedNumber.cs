using Manuscript.Results;

namespace Typesetting.Numbers;

/// <summary>What a name in <c>numbers.yaml</c> stands for.</summary>
/// <param name="Name">The name.</param>
/// <param name="Group">Where it is from and how it is printed.</param>
/// <param name="Place">Where its definition stands: line and column.</param>
internal abstract record NamedNumber(string Name, NumberGroup Group, (int Line, int Column) Place)
{
    /// <summary>The text of a reference to it.</summary>
    /// <param name="part">What the reference names of it; null where it names nothing more.</param>
    /// <returns>The text, or null where it has no such part.</returns>
    public abstract string? Text(string? part);

    /// <summary>What a reference may name of it, for messages.</summary>
    public abstract string Parts { get; }
}

/// <summary>A number that has no parts: a setting, or a count of rows.</summary>
internal sealed record PlainNumber(string Name, NumberGroup Group, (int Line, int Column) Place, string Value)
    : NamedNumber(Name, Group, Place)
{
    /// <inheritdoc/>
    public override string? Text(string? part) => part is null ? Value : null;

    /// <inheritdoc/>
    public override string Parts => "it has no parts";
}

/// <summary>A cell, in the one row that it was found in; a reference may name other columns of that row.</summary>
internal sealed record CellNumber(
    string Name,
    NumberGroup Group,
    (int Line, int Column) Place,
    ResultsTable Table,
    CsvTable.Row Row
) : NamedNumber(Name, Group, Place)
{
    private const string Interval = "interval";
    private static readonly string[] LikeTheCell = ["low", "high"];

    /// <inheritdoc/>
    public override string? Text(string? part) =>
        part switch
        {
            null => Of(Group.Column!),
            Interval when HasInterval => $"{Of("low")} to {Of("high")}",
            _ when Table.Columns.Contains(part) => Of(part),
            _ => null,
        };

    /// <inheritdoc/>
    public override string Parts =>
        "it has " + string.Join(", ", Table.Columns.Concat(HasInterval ? [Interval] : Array.Empty<string>()));

    private bool HasInterval => LikeTheCell.All(Table.Columns.Contains);

    private string Of(string column) =>
        Group.Decimals is not null && (column == Group.Column || LikeTheCell.Contains(column))
            ? Group.Print(Table.Number(Row, column))
            : NumberGroup.AsItStands(Table.Cell(Row, column));
}
