using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Typesetting.Text;

/// <summary>
/// Finds digits that were typed into the text. Allowed are those of the paper's section numbers (<c>section 4.2</c>), in code, in
/// addresses of links, and in names that <c>numbers.yaml</c> lists as words.
/// </summary>
/// <param name="source">The manuscript.</param>
/// <param name="words">Names with digits.</param>
internal sealed partial class TypedNumbers(SourceText source, IReadOnlyList<string> words)
{
    /// <summary>A complaint about each number.</summary>
    public IEnumerable<Fault> In(MarkdownDocument document) => document.Descendants<LiteralInline>().SelectMany(In);

    private IEnumerable<Fault> In(LiteralInline literal)
    {
        var text = source.Text.Substring(literal.Span.Start, literal.Span.Length);
        foreach (Match number in Number().Matches(text))
        {
            var at = literal.Span.Start + number.Index;
            if (!IsAllowed(at, number.Length))
            {
                yield return source.FaultAt(
                    at,
                    $"the number {number.Value} is typed by hand; refer to a result or a setting by its name in "
                        + $"{ManuscriptFiles.Numbers}, as in {{{{dense-skill}}}}, or list a name with digits under 'words' there."
                );
            }
        }
    }

    private bool IsAllowed(int at, int length)
    {
        var (line, start) = source.LineAround(at);
        return Allowed(line).Any(span => span.Start <= at - start && at - start + length <= span.End);
    }

    private IEnumerable<(int Start, int End)> Allowed(string line)
    {
        foreach (Match section in Section().Matches(line))
        {
            yield return (section.Index, section.Index + section.Length);
        }
        foreach (var word in words)
        {
            for (
                var at = line.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = line.IndexOf(word, at + 1, StringComparison.Ordinal)
            )
            {
                yield return (at, at + word.Length);
            }
        }
    }

    [GeneratedRegex(@"\p{Nd}+([.,]\p{Nd}+)*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[Ss]ections? \d+(\.\d+)*((, | and | to )\d+(\.\d+)*)*")]
    private static partial Regex Section();
}
