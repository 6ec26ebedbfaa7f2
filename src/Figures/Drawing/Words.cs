using SkiaSharp;

namespace Figures.Drawing;

/// <summary>A line of text at a place of its own.</summary>
/// <param name="text">On one line.</param>
/// <param name="left">Where it begins, in points.</param>
/// <param name="baseline">What its letters stand on, in points.</param>
/// <param name="size">One of <see cref="TextSize"/>.</param>
internal sealed class Words(string text, float left, float baseline, float size) : IPart
{
    /// <inheritdoc/>
    public void Draw(SKCanvas canvas)
    {
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var font = FigureFont.At(size);
        canvas.DrawText(text, left, baseline, font, black);
    }
}
