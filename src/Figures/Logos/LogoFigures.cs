using Figures.Drawing;
using Manuscript;
using ScottPlot;
using SkiaSharp;

namespace Figures.Logos;

/// <summary>Draws sequence logos (Schneider and Stephens 1990), one below the other.</summary>
public static class LogoFigures
{
    private const float Edge = 3;
    private const float TitleHeight = 14;
    private const float LettersHeight = 54;
    private const float AxisHeight = 16;
    private const float LabelHeight = 11;
    private const float Left = 34;
    private const float Right = 8;
    private const float WidestLetter = 18;

    // With narrower letters than this, a figure takes both columns of a page, and not every position has a number.
    private const float NarrowLetter = 11;

    /// <summary>Writes <c>logos.svg</c>, <c>logos.png</c> and <c>captions.md</c>.</summary>
    /// <param name="resultsDirectory">A folder with <c>logos.csv</c>: motif, position (from 0), letter, bits.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <exception cref="ResultsFileException">The file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string outputDirectory) =>
        FigureFiles.Write([Of(Logo.Read(Path.Combine(resultsDirectory, LogoRow.FileName)))], outputDirectory);

    private static Figure Of(IReadOnlyList<Logo> logos)
    {
        if (logos.Count == 0)
        {
            return None;
        }
        var longest = logos.Max(logo => logo.Positions.Count);
        float Room(float widthMm) => PageWidth.Points(widthMm) - Left - Right;
        var widthMm =
            longest * NarrowLetter <= Room(PageWidth.SingleMm) && logos.All(logo => TitleFits(logo, PageWidth.SingleMm))
                ? PageWidth.SingleMm
                : PageWidth.DoubleMm;
        // As wide in all logos, so that they can be compared.
        var letter = Math.Min(WidestLetter, Room(widthMm) / longest);
        var parts = new List<IPart>();
        var top = Edge;
        foreach (var logo in logos)
        {
            var label = logo == logos[^1] ? "Position" : "";
            parts.AddRange(PartsOf(logo, label, letter, top));
            top += TitleHeight + LettersHeight + AxisHeight + (label.Length > 0 ? LabelHeight : 0);
        }
        return new Figure(
            "logos",
            logos.Count == 1 ? "Sequence logo" : "Sequence logos",
            "A position's letters are together as high as its information, and each has the share of it that is its "
                + "frequency. "
                + $"{string.Join("; ", logos.Select(logo => $"{logo.Name}: {logo.Consensus}"))}.",
            widthMm,
            top,
            parts
        );
    }

    // A search that ends without a motif has a result too.
    private static Figure None =>
        new(
            "logos",
            "Sequence logos",
            "No motif was found.",
            PageWidth.SingleMm,
            Edge + TitleHeight,
            [new Words("No motif was found", Left, Edge + TitleHeight - 5, TextSize.Label)]
        );

    private static bool TitleFits(Logo logo, float widthMm) =>
        Left + FigureFont.WidthOf(logo.Name, TextSize.Label) <= PageWidth.Points(widthMm) - Edge;

    private static IEnumerable<IPart> PartsOf(Logo logo, string label, float letter, float top)
    {
        var letters = new SKRect(
            Left,
            top + TitleHeight,
            Left + (letter * logo.Positions.Count),
            top + TitleHeight + LettersHeight
        );
        var below = AxisHeight + (label.Length > 0 ? LabelHeight : 0);
        var every = letter >= NarrowLetter ? 1 : 5;
        var numbers = Enumerable.Range(1, logo.Positions.Count).Where(number => number == 1 || number % every == 0);
        yield return new Words(logo.Name, Left, top + TitleHeight - 5, TextSize.Label);
        yield return new Panel(
            new Frame(
                new SKRect(0, letters.Top, letters.Right + Right, letters.Bottom + below),
                new PixelPadding(Left, Right, below, 0)
            ),
            (
                new Scale(
                    0.5,
                    logo.Positions.Count + 0.5,
                    [.. numbers.Select(number => ((double)number, FormattableString.Invariant($"{number}")))]
                ),
                label
            ),
            (Scale.Linear(0, LogoRow.MostBits, 2), "Bits")
        );
        yield return new LetterStacks(logo, letters);
    }
}
