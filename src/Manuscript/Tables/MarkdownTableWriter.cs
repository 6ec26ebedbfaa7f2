using System.Text;

namespace Manuscript.Tables;

/// <summary>Writes a table as Markdown with pipes, its columns aligned in the source too.</summary>
public static class MarkdownTableWriter
{
    private const string Special = @"\`*_|<[~$&";

    /// <summary>The table's caption and the table.</summary>
    /// <param name="table">Any table.</param>
    /// <returns>Markdown, ending with a line feed.</returns>
    public static string Write(Table table)
    {
        string[] headers = [.. table.Columns.Select(Header)];
        string[][] rows = [.. table.Rows.Select(row => Cells(table, row))];
        int[] widths =
        [
            .. headers.Select(
                (header, column) =>
                    rows.Select(row => row[column].Length).Append(header.Length).Append("--:".Length).Max()
            ),
        ];

        var text = new StringBuilder();
        text.Append(Escape(table.Caption)).Append("\n\n");
        Line(text, headers.Select((header, column) => Pad(header, widths[column], table.Columns[column])));
        Line(text, table.Columns.Select((column, at) => Rule(widths[at], column)));
        foreach (var row in rows)
            Line(text, row.Select((cell, column) => Pad(cell, widths[column], table.Columns[column])));
        return text.ToString();
    }

    /// <summary>Text that stands for itself in Markdown, on one line.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with a backslash before each special character.</returns>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in OneLine.Of(text))
        {
            if (Special.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }
        return escaped.ToString();
    }

    private static string Header(Column column) =>
        Escape(column.Group is null ? column.Header : $"{column.Group}, {column.Header}");

    private static string[] Cells(Table table, IReadOnlyList<Cell> row) =>
        [.. row.Select((cell, column) => Escape(cell.Grouped(table.Columns[column])))];

    private static string Pad(string text, int width, Column column) =>
        column.Alignment == Alignment.Right ? text.PadLeft(width) : text.PadRight(width);

    private static string Rule(int width, Column column) =>
        column.Alignment == Alignment.Right ? new string('-', width - 1) + ":" : new string('-', width);

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
