using System.Text;
using Figures.Drawing;
using Manuscript.Tables;

namespace Figures;

/// <summary>Writes figures and their captions.</summary>
internal static class FigureFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes each figure as <c>.svg</c> and <c>.png</c>, and the captions of all as <c>captions.md</c>.</summary>
    /// <param name="figures">What to write, in the order of the captions.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    public static void Write(IReadOnlyList<Figure> figures, string outputDirectory)
    {
        Directory.CreateDirectory(outputDirectory);
        foreach (var figure in figures)
        {
            var file = Path.Combine(outputDirectory, figure.Name);
            File.WriteAllText(file + ".svg", SvgFile.Of(figure), Utf8);
            File.WriteAllBytes(file + ".png", PngFile.Of(figure));
        }
        File.WriteAllText(Path.Combine(outputDirectory, "captions.md"), Captions(figures), Utf8);
    }

    private static string Captions(IReadOnlyList<Figure> figures) => string.Join("\n", figures.Select(Caption));

    private static string Caption(Figure figure) =>
        $"![{MarkdownTableWriter.Escape(figure.Title)}]({figure.Name}.svg)\n\n"
        + $"**{MarkdownTableWriter.Escape(figure.Title)}.** {MarkdownTableWriter.Escape(figure.Caption)}\n";
}
