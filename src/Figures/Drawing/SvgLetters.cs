using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace Figures.Drawing;

/// <summary>
/// Turns the texts of an SVG into outlines. The canvas gives each letter's place, so that its outline goes just there; the
/// outline of a letter at a size is written once.
/// </summary>
internal sealed class SvgLetters
{
    /// <summary>Of links: older programs know them by this name alone.</summary>
    public static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Dictionary<(float Size, ushort Glyph), XElement> _outlines = [];

    /// <summary>The outlines that the texts so far link to.</summary>
    public XElement Definitions => new(Svg + "defs", _outlines.Values);

    /// <summary>The letters of a text, labelled with it.</summary>
    /// <param name="text">A <c>text</c> element as the canvas writes it.</param>
    public XElement Outlines(XElement text)
    {
        var characters = text.Value.Trim();
        var (across, down) = (Numbers(text, "x"), Numbers(text, "y"));
        using var font = FigureFont.At(Numbers(text, "font-size")[0]);
        var glyphs = font.GetGlyphs(characters);
        if (glyphs.Length != across.Count)
            throw new InvalidOperationException($"'{characters}' has {across.Count} places.");

        var letters = new XElement(
            Svg + "g",
            new XAttribute("role", "text"),
            new XAttribute("aria-label", characters),
            text.Attributes().Where(at => at.Name.LocalName is "transform" or "fill" or "fill-opacity")
        );
        for (var index = 0; index < glyphs.Length; index++)
        {
            // One height may stand for all letters.
            if (OutlineOf(glyphs[index], font) is { } outline)
                letters.Add(Use(outline, across[index], down[Math.Min(index, down.Count - 1)]));
        }
        return letters;
    }

    /// <summary>The name of a letter's outline; null for what has none, such as a space.</summary>
    private string? OutlineOf(ushort glyph, SKFont font)
    {
        using var path = font.GetGlyphPath(glyph);
        if (path is null || path.IsEmpty)
            return null;
        if (!_outlines.TryGetValue((font.Size, glyph), out var outline))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"letter{_outlines.Count + 1}");
            outline = new XElement(Svg + "path", new XAttribute("id", name), new XAttribute("d", path.ToSvgPathData()));
            _outlines[(font.Size, glyph)] = outline;
        }
        return outline.Attribute("id")!.Value;
    }

    private static XElement Use(string outline, float x, float y) =>
        new(
            Svg + "use",
            new XAttribute(Link + "href", $"#{outline}"),
            new XAttribute("x", x.ToString("R", CultureInfo.InvariantCulture)),
            new XAttribute("y", y.ToString("R", CultureInfo.InvariantCulture))
        );

    private static List<float> Numbers(XElement element, string attribute) =>
        [
            .. (element.Attribute(attribute)?.Value ?? "0")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(number => float.Parse(number, CultureInfo.InvariantCulture)),
        ];
}
