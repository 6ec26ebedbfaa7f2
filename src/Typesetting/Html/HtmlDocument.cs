using System.Net;
using System.Text;
using Typesetting.Citations;
using Typesetting.Text;

namespace Typesetting.Html;

/// <summary>The manuscript as one page that needs nothing beside it.</summary>
internal static class HtmlDocument
{
    /// <summary>The page.</summary>
    /// <param name="manuscript">The manuscript.</param>
    /// <param name="files">The checkout.</param>
    public static string Of(CheckedManuscript manuscript, ManuscriptFiles files)
    {
        var filled = new FilledMarkdown(manuscript, new HtmlFormat(files));
        var title = HtmlFormat.Of(filled.Title).Trim()["<p>".Length..^"</p>".Length];
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {Resource.Text("manuscript.css")}</style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            {HtmlFormat.Of(PrintedText.WithApostrophes(PrintedText.WithUnits(filled.Body)))}{Sources(
                manuscript.Cited
            )}</main>
            </body>
            </html>

            """;
    }

    private static string Sources(IReadOnlyList<BibEntry> cited)
    {
        if (cited.Count == 0)
        {
            return "";
        }
        var list = new StringBuilder("<h2 id=\"references\">References</h2>\n<ol class=\"sources\">\n");
        foreach (var entry in cited)
        {
            list.Append("<li id=\"").Append(HtmlFormat.AnchorOf(entry)).Append("\">");
            list.Append(Encoded(entry.Authors)).Append(entry.Authors.EndsWith('.') ? " " : ". ");
            list.Append("<cite>").Append(Encoded(entry["title"])).Append("</cite>. ");
            list.Append(Encoded(entry.Source)).Append('.');
            if (entry.Address.Length > 0)
            {
                var address = Encoded(entry.Address);
                list.Append(" <a href=\"").Append(address).Append("\">").Append(address).Append("</a>");
            }
            list.Append("</li>\n");
        }
        return list.Append("</ol>\n").ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
