using SkiaSharp;

namespace Figures.Drawing;

/// <summary>
/// Writes a figure as PNG, for where SVG cannot be shown. Its pixels are rounded by instructions that differ between
/// processors, so its bytes are not promised to be the same on another one, as those of SVG are.
/// </summary>
internal static class PngFile
{
    private const float DotsPerInch = 300;

    /// <summary>The picture, at 300 dots per inch of its printed width.</summary>
    public static byte[] Of(Figure figure)
    {
        const float scale = DotsPerInch / 72;
        var size = new SKImageInfo(
            (int)MathF.Round(figure.Width * scale),
            (int)MathF.Round(figure.Height * scale),
            SKColorType.Rgb888x
        );
        using var surface = SKSurface.Create(size);
        surface.Canvas.Scale(scale);
        figure.Draw(surface.Canvas);
        using var pixels = surface.PeekPixels();
        using var png =
            pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, zLibLevel: 6))
            ?? throw new InvalidOperationException($"{figure.Name} cannot be written as PNG.");
        return png.ToArray();
    }
}
