using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Typesetting.Text;

/// <summary>Sources that are cited at one place: <c>[@key]</c> or <c>[@one; @two]</c>.</summary>
internal sealed class Citation(IReadOnlyList<string> keys) : LeafInline
{
    /// <summary>Their keys in the bibliography.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;
}

/// <summary>Reads citations.</summary>
internal sealed class CitationParser : InlineParser
{
    /// <summary>Begins at an opening bracket.</summary>
    public CitationParser() => OpeningCharacters = ['['];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var end = slice.Text.IndexOf(']', slice.Start, slice.Length);
        if (slice.PeekChar() != '@' || end < 0)
        {
            return false;
        }
        var keys = slice.Text[(slice.Start + 1)..end].Split(';', StringSplitOptions.TrimEntries);
        if (!keys.All(key => key.StartsWith('@')))
        {
            return false;
        }
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new Citation([.. keys.Select(key => key[1..])])
        {
            Span = new SourceSpan(start, start + end - slice.Start),
            Line = line,
            Column = column,
        };
        slice.Start = end + 1;
        return true;
    }
}
