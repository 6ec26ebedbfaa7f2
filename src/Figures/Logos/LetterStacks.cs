using Figures.Drawing;
using SkiaSharp;

namespace Figures.Logos;

/// <summary>A logo's letters, each drawn out to the height of its bits.</summary>
/// <param name="logo">What to draw.</param>
/// <param name="area">Between the axes, in points: from 0 to 2 bits.</param>
internal sealed class LetterStacks(Logo logo, SKRect area) : IPart
{
    // Of a position's width; letters stand so far apart.
    private const float Gap = 0.04f;

    // Any: outlines are scaled.
    private const float OutlineSize = 100;

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas)
    {
        using var font = FigureFont.At(OutlineSize);
        var wide = area.Width / logo.Positions.Count;
        foreach (var (at, letters) in logo.Positions.Index())
        {
            var left = area.Left + (at * wide);
            var bottom = area.Bottom;
            foreach (var letter in letters)
            {
                var top = bottom - (float)(letter.Bits / LogoRow.MostBits * area.Height);
                DrawLetter(
                    canvas,
                    font,
                    letter.Letter,
                    new SKRect(left + (Gap * wide), top, left + ((1 - Gap) * wide), bottom)
                );
                bottom = top;
            }
        }
    }

    private static void DrawLetter(SKCanvas canvas, SKFont font, char letter, SKRect into)
    {
        using var outline = font.GetGlyphPath(font.GetGlyph(letter))!;
        var box = outline.TightBounds;
        var (across, down) = (into.Width / box.Width, into.Height / box.Height);
        var drawnOut = new SKMatrix(
            across,
            0,
            into.Left - (across * box.Left),
            0,
            down,
            into.Top - (down * box.Top),
            0,
            0,
            1
        );
        outline.Transform(in drawnOut);
        var ink = ColorOf(letter);
        using var paint = new SKPaint { Color = new SKColor(ink.R, ink.G, ink.B), IsAntialias = true };
        canvas.DrawPath(outline, paint);
    }

    /// <summary>Green, blue, orange and red, as logos have them, of the colours that everybody tells apart.</summary>
    private static ScottPlot.Color ColorOf(char letter) =>
        letter switch
        {
            'A' => Ink.Green,
            'C' => Ink.Blue,
            'G' => Ink.Orange,
            _ => Ink.Vermillion,
        };
}
