using System.Text;
using Manuscript.Tables;
using Typesetting.Citations;
using Typesetting.Text;

namespace Typesetting.Latex;

/// <summary>The manuscript as pandoc is given it: Markdown, with the sources as LaTeX's own bibliography.</summary>
internal static class LatexSource
{
    /// <summary>The title and the text.</summary>
    /// <param name="manuscript">The manuscript.</param>
    /// <param name="files">The checkout.</param>
    /// <param name="folder">The folder that LaTeX runs in.</param>
    public static (string Title, string Markdown) Of(CheckedManuscript manuscript, ManuscriptFiles files, string folder)
    {
        var filled = new FilledMarkdown(manuscript, new LatexFormat(files, folder));
        var body = PrintedText
            .WithUnits(filled.Body)
            .Replace("\n## Abstract\n", "\n## Abstract {.unnumbered}\n", StringComparison.Ordinal);
        return (filled.Title, $"{body}\n{Sources(manuscript.Cited)}");
    }

    private static string Sources(IReadOnlyList<BibEntry> cited)
    {
        if (cited.Count == 0)
        {
            return "";
        }
        var list = new StringBuilder("```{=latex}\n\\begin{thebibliography}{99}\n");
        foreach (var entry in cited)
        {
            list.Append(
                $@"\bibitem{{{entry.Key}}} {Escaped(entry.Authors)}{(entry.Authors.EndsWith('.') ? "" : ".")} "
            );
            list.Append($@"\emph{{{Escaped(entry["title"])}}}. {Escaped(entry.Source)}.");
            list.Append(entry.Address.Length > 0 ? $@" \url{{{entry.Address}}}" : "").Append('\n');
        }
        return list.Append("\\end{thebibliography}\n```\n").ToString();
    }

    private static string Escaped(string text) => LatexTableWriter.Escape(text);
}
