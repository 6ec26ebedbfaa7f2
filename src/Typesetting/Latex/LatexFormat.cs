using System.Text.RegularExpressions;
using Manuscript.Tables;
using Typesetting.Citations;
using Typesetting.Exhibits;
using Typesetting.Text;

namespace Typesetting.Latex;

/// <summary>Markdown for pandoc, with LaTeX where Markdown has no word: tables are RenderTables' own <c>.tex</c> files.</summary>
/// <param name="files">The checkout.</param>
/// <param name="folder">The folder that LaTeX runs in.</param>
internal sealed partial class LatexFormat(ManuscriptFiles files, string folder) : IManuscriptFormat
{
    /// <inheritdoc/>
    public string Number(string text) => MarkdownTableWriter.Escape(PrintedText.OfNumber(text));

    /// <inheritdoc/>
    public string Mention(Exhibit exhibit) => $"[{exhibit.Label.Replace(' ', '\u00A0')}](#{exhibit.Anchor})";

    /// <inheritdoc/>
    public string Citation(IReadOnlyList<(int Number, BibEntry Entry)> sources) =>
        Raw($@"\cite{{{string.Join(',', sources.Select(source => source.Entry.Key))}}}");

    /// <inheritdoc/>
    public string Included(Exhibit exhibit) =>
        exhibit.Kind == ExhibitKind.Table ? IncludedTable(exhibit) : IncludedFigure(exhibit);

    /// <inheritdoc/>
    public string Own(Exhibit exhibit, string caption, string table) =>
        $"::: {{#{exhibit.Anchor}}}\nTable: {caption}\n\n{table}\n:::";

    // Its caption is in the file; LaTeX counts tables in the order in which they are put in, as the text does.
    private string IncludedTable(Exhibit exhibit) =>
        RawBlock(
            $"\\hypertarget{{{exhibit.Anchor}}}{{}}\n\\input{{{Relative(ManuscriptFiles.Table(exhibit.Name, "tex"))}}}"
        );

    private string IncludedFigure(Exhibit exhibit)
    {
        var picture = Relative(ManuscriptFiles.Figure(exhibit.Name, "png"));
        return $"![{FigureCaption.Of(files, exhibit.Name).Text}]({picture}){{#{exhibit.Anchor} width={WidthOf(exhibit)}}}";
    }

    // As it was drawn, but no wider than the text.
    private string WidthOf(Exhibit exhibit)
    {
        var drawing = files.Text(ManuscriptFiles.Figure(exhibit.Name, "svg"), "RenderFigures writes it");
        return SingleColumn().IsMatch(drawing) ? "85mm" : "100%";
    }

    private string Relative(string file) => Path.GetRelativePath(folder, files.PathOf(file)).Replace('\\', '/');

    private static string Raw(string latex) => $"`{latex}`{{=latex}}";

    private static string RawBlock(string latex) => $"```{{=latex}}\n{latex}\n```";

    [GeneratedRegex(@"^<svg [^>]*\bwidth=""85mm""")]
    private static partial Regex SingleColumn();
}
