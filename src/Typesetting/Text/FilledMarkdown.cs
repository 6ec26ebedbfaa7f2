using System.Text;
using Markdig.Syntax;

namespace Typesetting.Text;

/// <summary>A manuscript as Markdown of one format: everything that it refers to is filled in.</summary>
/// <param name="manuscript">The manuscript.</param>
/// <param name="format">The format.</param>
internal sealed class FilledMarkdown(CheckedManuscript manuscript, IManuscriptFormat format)
{
    private readonly IReadOnlyList<Piece> _inlines = [.. Inlines(manuscript, format).OrderBy(piece => piece.Start)];

    /// <summary>The title's words.</summary>
    public string Title
    {
        get
        {
            var title = manuscript.Document[0].Span;
            return Fill(_inlines, title.Start, title.End + 1).TrimStart('#', ' ');
        }
    }

    /// <summary>All below the title.</summary>
    public string Body
    {
        get
        {
            var tables = manuscript.OwnTables.Select(own =>
                Piece.Of(own.CaptionBlock.Span.Start, own.Table.Span.End, () => Written(own))
            );
            Piece[] pieces =
            [
                .. tables.Concat(_inlines).OrderBy(piece => piece.Start).ThenByDescending(piece => piece.End),
            ];
            return Fill(pieces, manuscript.Document[0].Span.End + 1, manuscript.Source.Text.Length);
        }
    }

    private string Written(OwnTable own) =>
        format.Own(own.Exhibit, Fill(_inlines, own.Caption), Fill(_inlines, own.Table.Span));

    private string Fill(IReadOnlyList<Piece> pieces, SourceSpan span) => Fill(pieces, span.Start, span.End + 1);

    private string Fill(IReadOnlyList<Piece> pieces, int start, int end)
    {
        var (text, at) = (new StringBuilder(), start);
        foreach (var piece in pieces.Where(piece => piece.Start >= start && piece.End <= end))
        {
            // What lies inside a table that stands in the text was written with it.
            if (piece.Start >= at)
            {
                text.Append(manuscript.Source.Text, at, piece.Start - at).Append(piece.Text());
                at = piece.End;
            }
        }
        return text.Append(manuscript.Source.Text, at, end - at).ToString();
    }

    private static IEnumerable<Piece> Inlines(CheckedManuscript manuscript, IManuscriptFormat format)
    {
        foreach (var (placeholder, number) in manuscript.Numbers)
        {
            yield return Piece.Of(placeholder.Span.Start, placeholder.Span.End, () => format.Number(number));
        }
        foreach (var (placeholder, exhibit) in manuscript.Mentions)
        {
            yield return Piece.Of(
                placeholder.Span.Start,
                placeholder.Span.End,
                () => placeholder.IsInclusion ? format.Included(exhibit) : format.Mention(exhibit)
            );
        }
        foreach (var citation in manuscript.Document.Descendants<Citation>())
        {
            yield return Piece.Of(
                citation.Span.Start,
                citation.Span.End,
                () =>
                    format.Citation([
                        .. citation.Keys.Select(key =>
                            (manuscript.NumberOf(key), manuscript.Cited[manuscript.NumberOf(key) - 1])
                        ),
                    ])
            );
        }
    }

    /// <summary>A part of the source, the end excluded, and what is written in its place.</summary>
    private sealed record Piece(int Start, int End, Func<string> Text)
    {
        public static Piece Of(int first, int last, Func<string> text) => new(first, last + 1, text);
    }
}
