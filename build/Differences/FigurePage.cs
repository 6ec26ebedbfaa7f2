using System.Net;
using System.Text;

namespace Build.Differences;

/// <summary>
/// A page with each figure that differs, before and after, and the figures in folders beside it: neither a terminal nor the
/// summary of a job can show an SVG.
/// </summary>
internal static class FigurePage
{
    /// <summary>The page's name in its folder.</summary>
    public const string FileName = "index.html";

    /// <summary>Writes the page, in place of one that was there; none where no figure differs.</summary>
    /// <param name="folder">The page's own folder.</param>
    /// <param name="revision">What the user called the other side.</param>
    /// <param name="figures">The figures that differ.</param>
    public static void Write(string folder, string revision, IReadOnlyList<FigureDifference> figures)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        foreach (var figure in figures)
        {
            WriteFigure(Path.Combine(folder, "before", figure.Name), figure.There);
            WriteFigure(Path.Combine(folder, "after", figure.Name), figure.Here);
        }
        if (figures.Count > 0)
        {
            File.WriteAllText(Path.Combine(folder, FileName), Html(revision, figures));
        }
    }

    private static void WriteFigure(string path, string? svg)
    {
        if (svg is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, svg);
        }
    }

    private static string Html(string revision, IReadOnlyList<FigureDifference> figures)
    {
        var text = new StringBuilder()
            .Append(
                "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Figures that differ</title>\n"
            )
            .Append("<style>body{font:1rem/1.5 sans-serif;margin:2rem}section{display:grid;gap:1rem;")
            .Append(
                "grid-template-columns:repeat(auto-fit,minmax(20rem,1fr))}figure{margin:0}img{width:100%}</style>\n"
            )
            .Append("<h1>Figures that differ</h1>\n");
        foreach (var figure in figures)
        {
            text.Append($"<h2>{WebUtility.HtmlEncode(figure.Name)}</h2>\n<section>\n");
            Side(text, revision, "before", figure.Name, figure.There);
            Side(text, "here", "after", figure.Name, figure.Here);
            text.Append("</section>\n");
        }
        return text.Append("</html>\n").ToString();
    }

    private static void Side(StringBuilder text, string caption, string folder, string name, string? svg)
    {
        var image = svg is null
            ? "<p>There is none.</p>"
            : $"<img src=\"{folder}/{Uri.EscapeDataString(name)}\" alt=\"{WebUtility.HtmlEncode($"{name}, {folder}")}\">";
        text.Append($"<figure><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption>{image}</figure>\n");
    }
}
