using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Typesetting.Citations;
using Typesetting.Exhibits;

namespace Typesetting.Text;

/// <summary>A manuscript of which every reference has been found: it can be set in any format.</summary>
internal sealed record CheckedManuscript
{
    /// <summary>The text.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The same, parsed.</summary>
    public required MarkdownDocument Document { get; init; }

    /// <summary>What each placeholder of a number says.</summary>
    public required IReadOnlyDictionary<Placeholder, string> Numbers { get; init; }

    /// <summary>What each placeholder of a table or figure refers to or puts in its place.</summary>
    public required IReadOnlyDictionary<Placeholder, Exhibit> Mentions { get; init; }

    /// <summary>The tables that stand in the text.</summary>
    public required IReadOnlyList<OwnTable> OwnTables { get; init; }

    /// <summary>The sources cited, in the order of the text: their numbers begin with 1.</summary>
    public required IReadOnlyList<BibEntry> Cited { get; init; }

    /// <summary>The number of a source.</summary>
    public int NumberOf(string key) => Cited.Index().First(entry => entry.Item.Key == key).Index + 1;
}

/// <summary>A table that stands in the text.</summary>
/// <param name="Exhibit">Its number and name.</param>
/// <param name="CaptionBlock">The paragraph above it.</param>
/// <param name="Caption">Where the caption's words stand.</param>
/// <param name="Table">The table.</param>
internal sealed record OwnTable(Exhibit Exhibit, ParagraphBlock CaptionBlock, SourceSpan Caption, Table Table);
