using ScottPlot;
using SkiaSharp;

namespace Figures.Drawing;

/// <summary>What a marker or a line stands for.</summary>
/// <param name="Text">In a few words.</param>
/// <param name="Marker">The marker, if there is one.</param>
/// <param name="Line">The line, if there is one.</param>
internal sealed record KeyEntry(string Text, Look? Marker = null, Stroke? Line = null);

/// <summary>The key to markers and lines, in as many rows as its width needs.</summary>
internal sealed class Key : IPart
{
    private const float LineSample = 13;
    private const float MarkerSample = 8;
    private const float AfterSample = 3;
    private const float AfterText = 8;
    private const float RowHeight = 11.5f;

    private readonly List<(KeyEntry Entry, float X, float Y)> _places = [];

    /// <summary>Lays the entries out from left to right.</summary>
    /// <param name="entries">What to explain.</param>
    /// <param name="left">Where rows begin, in points.</param>
    /// <param name="top">Where the first row begins, in points.</param>
    /// <param name="width">How wide a row may be.</param>
    public Key(IEnumerable<KeyEntry> entries, float left, float top, float width)
    {
        var (x, y) = (left, top + (RowHeight / 2));
        foreach (var entry in entries)
        {
            var wide = SampleOf(entry) + AfterSample + FigureFont.WidthOf(entry.Text, TextSize.Tick);
            if (x > left && x + wide > left + width)
                (x, y) = (left, y + RowHeight);
            _places.Add((entry, x, y));
            x += wide + AfterText;
        }
        Bottom = _places.Count == 0 ? top : y + (RowHeight / 2);
    }

    /// <summary>Where the last row ends, in points.</summary>
    public float Bottom { get; }

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas)
    {
        using var paint = Paint.NewDisposablePaint();
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var font = FigureFont.At(TextSize.Tick);
        foreach (var (entry, x, y) in _places)
        {
            var sample = SampleOf(entry);
            entry.Line?.Style().Render(canvas, new PixelLine(x, y, x + sample, y), paint);
            entry.Marker?.Style().Render(canvas, new Pixel(x + (sample / 2), y), paint);
            // Half the height of the letters below the middle.
            canvas.DrawText(entry.Text, x + sample + AfterSample, y + (0.35f * TextSize.Tick), font, black);
        }
    }

    private static float SampleOf(KeyEntry entry) => entry.Line is null ? MarkerSample : LineSample;
}
