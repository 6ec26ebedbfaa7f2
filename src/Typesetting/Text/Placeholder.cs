using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Typesetting.Text;

/// <summary>What stands between double braces, such as <c>{{dense-skill.interval}}</c> or <c>{{table published/sweep}}</c>.
/// </summary>
internal sealed class Placeholder(string content) : LeafInline
{
    /// <summary>Its words.</summary>
    public IReadOnlyList<string> Words { get; } = content.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it puts a table or figure in its place, and is not a word of a sentence.</summary>
    public bool IsInclusion => Words is ["include", _, _];

    /// <summary>The text between the braces.</summary>
    public string Content { get; } = content.Trim();
}

/// <summary>Reads placeholders.</summary>
internal sealed class PlaceholderParser : InlineParser
{
    /// <summary>Begins at an opening brace.</summary>
    public PlaceholderParser() => OpeningCharacters = ['{'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
        {
            return false;
        }
        var end = slice.Text.IndexOf("}}", slice.Start, slice.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new Placeholder(slice.Text[(slice.Start + 2)..end])
        {
            Span = new SourceSpan(start, start + end + 1 - slice.Start),
            Line = line,
            Column = column,
        };
        slice.Start = end + 2;
        return true;
    }
}
