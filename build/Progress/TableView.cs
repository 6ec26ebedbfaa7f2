using Build.CommandLine;
using Manuscript.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;
using Table = Manuscript.Tables.Table;

namespace Build.Progress;

/// <summary>Tables on the console: drawn, or in Markdown for a pull request.</summary>
internal static class TableView
{
    /// <summary>The tables, one below the other.</summary>
    public static IRenderable Of(IReadOnlyList<Table> tables, OutputFormat format) =>
        new Rows(
            tables.Select<Table, IRenderable>(table => format == OutputFormat.Markdown ? Markdown(table) : Drawn(table))
        );

    private static Spectre.Console.Table Drawn(Table table)
    {
        var drawn = new Spectre.Console.Table().Border(TableBorder.Simple).Title(Markup.Escape(table.Caption));
        foreach (var column in table.Columns)
        {
            var header = new TableColumn(Markup.Escape(column.Header));
            drawn.AddColumn(column.Alignment == Alignment.Right ? header.RightAligned() : header);
        }
        foreach (var row in table.Rows)
        {
            drawn.AddRow([.. row.Select((cell, at) => Markup.Escape(cell.Grouped(table.Columns[at])))]);
        }
        return drawn;
    }

    private static Verbatim Markdown(Table table) => new(MarkdownTableWriter.Write(table));

    /// <summary>A text whose lines are not folded.</summary>
    private sealed class Verbatim(string text) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            [new Segment(text), Segment.LineBreak];
    }
}
