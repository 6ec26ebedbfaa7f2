using ScottPlot;
using SkiaSharp;

namespace Figures.Drawing;

/// <summary>
/// The one font of all figures, carried in this assembly: what is drawn must not depend on the fonts of the machine.
/// </summary>
internal sealed class FigureFont : IFontResolver
{
    /// <summary>Its name.</summary>
    public const string Name = "Liberation Sans";

    private static readonly Lazy<SKTypeface> Embedded = new(Load);

    private static readonly Lazy<bool> Registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new FigureFont());
        Fonts.Default = Name;
        return true;
    });

    private FigureFont() { }

    /// <summary>Makes the drawing library use it for every text.</summary>
    public static void Register() => _ = Registered.Value;

    /// <summary>The font at a size in points, with the outlines as designed: not moved to any grid of pixels.</summary>
    public static SKFont At(float size) =>
        new(Embedded.Value, size)
        {
            Hinting = SKFontHinting.None,
            Subpixel = true,
            LinearMetrics = true,
        };

    /// <summary>How wide a text is, in points.</summary>
    public static float WidthOf(string text, float size)
    {
        using var font = At(size);
        return font.MeasureText(text);
    }

    /// <summary>Breaks a text between words, so that each line is at most so wide, where words allow it.</summary>
    public static IReadOnlyList<string> Wrapped(string text, float size, float width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            var longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count > 0 && WidthOf(longer, size) <= width)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }

    /// <inheritdoc/>
    public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        Embedded.Value;

    /// <inheritdoc/>
    public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => Embedded.Value;

    private static SKTypeface Load()
    {
        const string resource = "LiberationSans-Regular.ttf";
        using var stream =
            typeof(FigureFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in this assembly.");
        return SKTypeface.FromStream(stream);
    }
}
