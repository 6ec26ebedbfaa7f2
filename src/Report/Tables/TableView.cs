using System.Globalization;
using System.Text.Json;
using Manuscript.Results;
using Report.Reading;
using Report.Rendering;

namespace Report.Tables;

/// <summary>A results table as the page shows it.</summary>
internal sealed record TableView
{
    /// <summary>A table with more rows is written as data, and built when it is opened: thousands of rows that nobody looks at
    /// would slow the page, and fill a printout.</summary>
    private const int MostRowsInPlace = 60;

    /// <summary>A table with more rows is named only.</summary>
    public const int MostRows = 2000;

    /// <summary>Its identifier on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The file that it is.</summary>
    public required string File { get; init; }

    /// <summary>How many rows it has.</summary>
    public required string RowCount { get; init; }

    /// <summary>Its columns.</summary>
    public required IReadOnlyList<ColumnView> Columns { get; init; }

    /// <summary>Its cells as they are printed; null where they are in <see cref="Data"/>, or left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Rows { get; init; }

    /// <summary>Its cells as JSON, to be shown when it is opened; null where they are in <see cref="Rows"/>, or left out.
    /// </summary>
    public string? Data { get; init; }

    /// <summary>Whether it is too long for the page.</summary>
    public bool IsLeftOut => Rows is null && Data is null;

    /// <summary>A study's tables.</summary>
    public static IReadOnlyList<TableView> Of(StudyResults results) =>
        [.. results.Tables.Select(table => Of(table, results.Study)).OrderBy(table => table.IsLeftOut)];

    private static TableView Of(CsvTable table, StudyContent study)
    {
        var name = Path.GetRelativePath(study.Results.Path, table.File).Replace('\\', '/');
        var columns = table.Columns.Select((column, index) => new ColumnView(column, IsNumeric(table, index))).ToList();
        var isShort = table.Rows.Count <= MostRowsInPlace;
        IReadOnlyList<IReadOnlyList<string>>? rows =
            table.Rows.Count <= MostRows ? [.. table.Rows.Select(row => Cells(row, columns))] : null;
        return new TableView
        {
            Anchor = $"table-{Anchors.Of(study.Name)}-{Anchors.Of(name)}",
            Title = TableTitles.Of(name),
            File = $"{study.Results.Shown}/{name}",
            RowCount = table.Rows.Count.ToString("#,0", CultureInfo.InvariantCulture),
            Columns = columns,
            Rows = isShort ? rows : null,
            Data = isShort || rows is null ? null : JsonSerializer.Serialize(rows, PageJson.Options),
        };
    }

    private static bool IsNumeric(CsvTable table, int column)
    {
        var values = table.Rows.Select(row => row.Values[column]).Where(value => value.Length > 0).ToList();
        return values.Count > 0 && values.All(value => Numbers.Parse(value) is not null);
    }

    private static List<string> Cells(CsvTable.Row row, IReadOnlyList<ColumnView> columns) =>
        [.. row.Values.Zip(columns, (value, column) => column.IsNumeric ? Short(value) : value)];

    // What a reader looks at; every digit is in the file.
    private static string Short(string value) =>
        value.Length > 8 && Numbers.Parse(value) is { } number && value.Contains('.', StringComparison.Ordinal)
            ? number.ToString("G5", CultureInfo.InvariantCulture)
            : value;
}

/// <summary>A column.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="IsNumeric">Whether it has numbers alone.</param>
internal sealed record ColumnView(string Name, bool IsNumeric)
{
    /// <summary>Its name in words.</summary>
    public string Title => Name.Replace('_', ' ');
}
