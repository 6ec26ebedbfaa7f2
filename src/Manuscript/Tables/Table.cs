namespace Manuscript.Tables;

/// <summary>Where a column's text stands.</summary>
public enum Alignment
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>At the right.</summary>
    Right,
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Alignment">Where its text stands; columns of numbers stand at the right.</param>
/// <param name="Decimals">Digits after the point for its numbers; null for a column of text.</param>
public sealed record Column(string Header, Alignment Alignment = Alignment.Left, int? Decimals = null)
{
    /// <summary>A heading over neighbouring columns that share it.</summary>
    public string? Group { get; init; }

    /// <summary>The share of the line's width at which long text wraps, where the format can; null for as wide as it is.</summary>
    public double? WidthShare { get; init; }

    /// <summary>Whether its cells are numbers.</summary>
    public bool IsNumeric => Decimals is not null;

    /// <summary>A column of numbers.</summary>
    /// <param name="header">Its heading.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="group">A heading over neighbouring columns.</param>
    /// <returns>The column.</returns>
    public static Column Number(string header, int decimals, string? group = null) =>
        new(header, Alignment.Right, decimals) { Group = group };
}

/// <summary>A cell: a text, a number, or nothing.</summary>
public readonly record struct Cell
{
    /// <summary>What stands in a cell that has no value.</summary>
    public const string Dash = "–";

    private readonly string? _text;
    private readonly double? _value;
    private readonly int? _decimals;

    private Cell(string? text, double? value, int? decimals) => (_text, _value, _decimals) = (text, value, decimals);

    /// <summary>Whether there is a finite number in it.</summary>
    public bool IsNumber => _value is { } value && double.IsFinite(value);

    /// <summary>A text.</summary>
    /// <param name="text">Any text; it is escaped when written.</param>
    public static implicit operator Cell(string text) => Text(text);

    /// <summary>A text.</summary>
    /// <param name="text">Any text; it is escaped when written.</param>
    /// <returns>The cell.</returns>
    public static Cell Text(string text) => new(text, null, null);

    /// <summary>A number, or an empty cell for null.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="decimals">Digits after the point, where they are not the column's.</param>
    /// <returns>The cell.</returns>
    public static Cell Number(double? value, int? decimals = null) => new(null, value, decimals);

    /// <summary>The cell as printed, without commas between thousands.</summary>
    /// <param name="column">The column that it stands in.</param>
    /// <returns>Unescaped text.</returns>
    public string Plain(Column column) => Print(column, PrintedNumber.Fixed);

    /// <summary>The cell as printed, with commas between thousands.</summary>
    /// <param name="column">The column that it stands in.</param>
    /// <returns>Unescaped text.</returns>
    public string Grouped(Column column) => Print(column, PrintedNumber.Grouped);

    private string Print(Column column, Func<double, int, string> print) =>
        _text ?? (_value is { } value ? print(value, _decimals ?? column.Decimals ?? 0) : Dash);
}

/// <summary>A table, apart from any format.</summary>
/// <param name="Name">Names its files and its label, such as <c>sweep</c>.</param>
/// <param name="Caption">What it shows, with n and seed where they are known.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for every column.</param>
public sealed record Table(
    string Name,
    string Caption,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows
)
{
    /// <summary>Whether it is longer than a page and has to break.</summary>
    public bool BreaksAcrossPages { get; init; }
}
