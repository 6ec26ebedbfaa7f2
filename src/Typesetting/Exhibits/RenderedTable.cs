namespace Typesetting.Exhibits;

/// <summary>A table that RenderTables wrote as Markdown.</summary>
/// <param name="Caption">Its caption, in Markdown.</param>
/// <param name="Table">Itself.</param>
internal sealed record RenderedTable(string Caption, string Table)
{
    /// <summary>Reads one.</summary>
    /// <param name="files">The checkout.</param>
    /// <param name="table">Study and table.</param>
    /// <exception cref="ManuscriptException">It is missing, or not of this form.</exception>
    public static RenderedTable Of(ManuscriptFiles files, string table)
    {
        var file = ManuscriptFiles.Table(table, "md");
        var task = $"./build.sh --study {table.Split('/')[0]} --target RenderTables writes it";
        return files.Text(file, task).Split("\n\n", 2) is [var caption, var rows]
            ? new RenderedTable(caption, rows)
            : throw new ManuscriptException(new Fault(file, 1, 1, $"a caption and a table are expected; {task}."));
    }
}
