using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Typesetting.Text;

/// <summary>The Markdown that manuscripts are written in: CommonMark with pipe tables, placeholders and citations.</summary>
internal static class ManuscriptMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Parses a manuscript; every inline knows where it stands.</summary>
    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    /// <summary>The placeholder that a paragraph consists of, or null.</summary>
    public static Placeholder? Alone(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: Placeholder { NextSibling: null } only } ? only : null;

    /// <summary>The tables that stand in the text, each below a paragraph <c>Table: caption {#name}</c>.</summary>
    public static IEnumerable<(ParagraphBlock Caption, Table Table)> CaptionedTables(MarkdownDocument document) =>
        document
            .Zip(document.Skip(1))
            .Where(pair => pair is { First: ParagraphBlock, Second: Table } && IsCaption((ParagraphBlock)pair.First))
            .Select(pair => ((ParagraphBlock)pair.First, (Table)pair.Second));

    private static bool IsCaption(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LiteralInline first
        && first.Content.AsSpan().StartsWith("Table: ", StringComparison.Ordinal);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation();
        builder.InlineParsers.Insert(0, new PlaceholderParser());
        builder.InlineParsers.Insert(0, new CitationParser());
        return builder.Build();
    }
}
