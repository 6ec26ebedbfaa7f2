using Typesetting.Citations;
using Typesetting.Exhibits;

namespace Typesetting.Text;

/// <summary>How a format writes, into Markdown, what Markdown has no word for.</summary>
internal interface IManuscriptFormat
{
    /// <summary>A number, which is plain text.</summary>
    string Number(string text);

    /// <summary>A reference to a table or figure.</summary>
    string Mention(Exhibit exhibit);

    /// <summary>A citation.</summary>
    /// <param name="sources">The sources with their numbers.</param>
    string Citation(IReadOnlyList<(int Number, BibEntry Entry)> sources);

    /// <summary>A table or figure from its file, in its place.</summary>
    string Included(Exhibit exhibit);

    /// <summary>A table that stands in the text.</summary>
    /// <param name="exhibit">Its number and name.</param>
    /// <param name="caption">Its caption, in Markdown, with all references filled in.</param>
    /// <param name="table">Itself, likewise.</param>
    string Own(Exhibit exhibit, string caption, string table);
}
