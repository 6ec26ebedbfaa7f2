using System.Net;
using Manuscript.Tables;
using Markdig;
using Typesetting.Citations;
using Typesetting.Exhibits;
using Typesetting.Text;

namespace Typesetting.Html;

/// <summary>What HTML has in place of references: links, figures with their pictures inside, tables with captions.</summary>
/// <param name="files">The checkout.</param>
internal sealed class HtmlFormat(ManuscriptFiles files) : IManuscriptFormat
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseSmartyPants()
        .UseAutoIdentifiers()
        .Build();

    /// <summary>HTML of Markdown in which HTML may stand.</summary>
    public static string Of(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    /// <summary>The anchor of a source.</summary>
    public static string AnchorOf(BibEntry entry) => $"source-{entry.Key}";

    /// <inheritdoc/>
    public string Number(string text) => MarkdownTableWriter.Escape(PrintedText.OfNumber(text));

    /// <inheritdoc/>
    public string Mention(Exhibit exhibit) =>
        $"<a href=\"#{exhibit.Anchor}\">{exhibit.Label.Replace(" ", "&nbsp;", StringComparison.Ordinal)}</a>";

    /// <inheritdoc/>
    public string Citation(IReadOnlyList<(int Number, BibEntry Entry)> sources) =>
        "\\["
        + string.Join(", ", sources.Select(source => $"<a href=\"#{AnchorOf(source.Entry)}\">{source.Number}</a>"))
        + "\\]";

    /// <inheritdoc/>
    public string Included(Exhibit exhibit) =>
        exhibit.Kind == ExhibitKind.Table ? IncludedTable(exhibit) : IncludedFigure(exhibit);

    /// <inheritdoc/>
    public string Own(Exhibit exhibit, string caption, string table) => Captioned(exhibit, caption, table);

    private string IncludedTable(Exhibit exhibit)
    {
        var table = RenderedTable.Of(files, exhibit.Name);
        return Captioned(exhibit, table.Caption, table.Table);
    }

    // A picture in an address of its own: names inside an SVG would clash with those of another.
    private string IncludedFigure(Exhibit exhibit)
    {
        var caption = FigureCaption.Of(files, exhibit.Name);
        var picture = Convert.ToBase64String(
            File.ReadAllBytes(files.PathOf(ManuscriptFiles.Figure(exhibit.Name, "svg")))
        );
        return $"<figure id=\"{exhibit.Anchor}\">"
            + $"<img src=\"data:image/svg+xml;base64,{picture}\" alt=\"{WebUtility.HtmlEncode(PrintedText.Plain(caption.Title))}\">"
            + $"<figcaption><b>{exhibit.Label}.</b> {Inline(caption.Text)}</figcaption></figure>";
    }

    // On a narrow screen a table scrolls in its own frame, which the keyboard must reach.
    private static string Captioned(Exhibit exhibit, string caption, string table) =>
        $"<figure id=\"{exhibit.Anchor}\" class=\"table\"><figcaption><b>{exhibit.Label}.</b> {Inline(caption)}</figcaption>\n"
        + $"<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"{exhibit.Label}\">\n{Of(table).Trim()}\n</div></figure>";

    private static string Inline(string markdown)
    {
        var html = Of(markdown).Trim();
        return html.StartsWith("<p>", StringComparison.Ordinal) ? html["<p>".Length..^"</p>".Length] : html;
    }
}
