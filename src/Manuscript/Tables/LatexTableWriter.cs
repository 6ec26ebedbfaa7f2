using System.Globalization;
using System.Text;

namespace Manuscript.Tables;

/// <summary>
/// Writes a table as LaTeX: rules of <c>booktabs</c>, numbers in S columns of <c>siunitx</c>, long tables
/// in <c>longtable</c>.
/// </summary>
public static class LatexTableWriter
{
    /// <summary>The float, or the long table.</summary>
    /// <param name="table">Any table.</param>
    /// <param name="study">The study that it is of, which sets its label apart from those of other studies in one document:
    /// <c>tab:STUDY-NAME</c>.</param>
    /// <returns>LaTeX, ending with a line feed.</returns>
    public static string Write(Table table, string study) =>
        table.BreaksAcrossPages ? LongTable(table, study) : Float(table, study);

    /// <summary>Text that stands for itself in LaTeX, on one line.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with its special characters escaped.</returns>
    public static string Escape(string text) => LatexText.Escape(text);

    private static string Float(Table table, string study)
    {
        var text = new StringBuilder();
        Line(text, @"% Needs the packages booktabs and siunitx, and \usepackage[T1]{fontenc}.");
        Line(text, @"\begin{table}");
        Line(text, @"\centering");
        Line(text, @"\sisetup{group-digits = integer, group-minimum-digits = 4, group-separator = {,}}");
        Line(text, Caption(table, study));
        Line(text, $@"\begin{{tabular}}{{{ColumnTypes(table)}}}");
        Heading(text, table);
        Body(text, table);
        Line(text, @"\bottomrule");
        Line(text, @"\end{tabular}");
        Line(text, @"\end{table}");
        return text.ToString();
    }

    private static string LongTable(Table table, string study)
    {
        var text = new StringBuilder();
        Line(text, @"% Needs the packages array, booktabs, longtable and siunitx, and \usepackage[T1]{fontenc}.");
        Line(text, $@"\begin{{longtable}}{{{ColumnTypes(table)}}}");
        Line(text, Caption(table, study) + @" \\");
        Heading(text, table);
        Line(text, @"\endfirsthead");
        Heading(text, table);
        Line(text, @"\endhead");
        Line(text, @"\bottomrule");
        Line(text, @"\endlastfoot");
        Body(text, table);
        Line(text, @"\end{longtable}");
        return text.ToString();
    }

    private static string Caption(Table table, string study) =>
        $@"\caption{{{Escape(table.Caption)}}}\label{{tab:{study}-{table.Name}}}";

    private static string ColumnTypes(Table table) =>
        string.Join(" ", table.Columns.Select((column, at) => ColumnType(column, table.Rows.Select(row => row[at]))));

    private static string ColumnType(Column column, IEnumerable<Cell> cells)
    {
        if (column.IsNumeric)
            return $"S[table-format={NumberFormat(column, cells)}]";
        if (column.WidthShare is { } share)
            return string.Create(
                CultureInfo.InvariantCulture,
                $@">{{\raggedright\arraybackslash}}p{{{share}\linewidth}}"
            );
        return column.Alignment == Alignment.Right ? "r" : "l";
    }

    /// <summary>Room for sign, integer digits and decimals of the widest number, as siunitx wants it.</summary>
    private static string NumberFormat(Column column, IEnumerable<Cell> cells)
    {
        var numbers = cells.Where(cell => cell.IsNumber).Select(cell => cell.Plain(column)).ToList();
        var sign = numbers.Any(number => number[0] == '-') ? "-" : "";
        var parts = numbers.Select(number => number.TrimStart('-').Split('.')).ToList();
        var integer = parts.Select(part => part[0].Length).DefaultIfEmpty(1).Max();
        var decimals = parts.Select(part => part.Length == 2 ? part[1].Length : 0).DefaultIfEmpty(0).Max();
        return FormattableString.Invariant($"{sign}{integer}.{decimals}");
    }

    private static void Heading(StringBuilder text, Table table)
    {
        Line(text, @"\toprule");
        if (table.Columns.Any(column => column.Group is not null))
            Groups(text, table);
        Row(
            text,
            table.Columns.Select(column => column.IsNumeric ? $"{{{Escape(column.Header)}}}" : Escape(column.Header))
        );
        Line(text, @"\midrule");
    }

    private static void Groups(StringBuilder text, Table table)
    {
        var (headings, rules) = (new List<string>(), new List<string>());
        for (int first = 0, next; first < table.Columns.Count; first = next)
        {
            var group = table.Columns[first].Group;
            for (next = first + 1; group is not null && next < table.Columns.Count; next++)
            {
                if (table.Columns[next].Group != group)
                    break;
            }
            headings.Add(group is null ? "" : $@"\multicolumn{{{next - first}}}{{c}}{{{Escape(group)}}}");
            if (group is not null)
                rules.Add($@"\cmidrule(lr){{{first + 1}-{next}}}");
        }
        Row(text, headings);
        Line(text, string.Join(" ", rules));
    }

    private static void Body(StringBuilder text, Table table)
    {
        foreach (var row in table.Rows)
            Row(text, row.Select((cell, at) => Cell(cell, table.Columns[at])));
    }

    /// <summary>What is no number must be wrapped in a column of numbers, or siunitx tries to parse it.</summary>
    private static string Cell(Cell cell, Column column) =>
        (column.IsNumeric, cell.IsNumber) switch
        {
            (true, true) => cell.Plain(column),
            (true, false) => $"{{{Escape(cell.Plain(column))}}}",
            _ => Escape(cell.Grouped(column)),
        };

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        Line(text, string.Join(" & ", cells) + @" \\");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
