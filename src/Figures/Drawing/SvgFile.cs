using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace Figures.Drawing;

/// <summary>
/// Writes a figure as SVG: the same bytes for the same figure. Text is turned into outlines, so that it looks the same
/// without the font, and is kept as a label for those who search or cannot see.
/// </summary>
internal static partial class SvgFile
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Older programs know links by this name alone.
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    private static readonly string[] Lengths =
    [
        "d",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "x",
        "y",
        "width",
        "height",
        "transform",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
    ];

    /// <summary>The drawing, ending with a line feed.</summary>
    public static string Of(Figure figure)
    {
        var svg = XDocument.Parse(Drawn(figure)).Root!;
        var letters = new Dictionary<(float, ushort), XElement>();
        foreach (var text in svg.Descendants(Svg + "text").ToList())
            text.ReplaceWith(Outlines(text, letters));
        svg.AddFirst(new XElement(Svg + "defs", letters.Values));
        ShareClips(svg);
        // What it is where nothing is said.
        svg.Descendants().Attributes("stroke-miterlimit").Where(limit => limit.Value == "4").Remove();
        foreach (var attribute in svg.Descendants().Attributes().Where(at => Lengths.Contains(at.Name.LocalName)))
            attribute.Value = Number().Replace(attribute.Value, Rounded);
        Describe(svg, figure);
        return AsText(svg);
    }

    private static string Drawn(Figure figure)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, figure.Width, figure.Height), stream))
            figure.Draw(canvas);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>
    /// The canvas gives each letter's place, so that its outline goes just there; the outlines of a letter and size are
    /// written once.
    /// </summary>
    private static XElement Outlines(XElement text, Dictionary<(float, ushort), XElement> letters)
    {
        var characters = text.Value.Trim();
        var (across, down) = (Numbers(text, "x"), Numbers(text, "y"));
        var size = Numbers(text, "font-size")[0];
        using var font = FigureFont.At(size);
        var glyphs = font.GetGlyphs(characters);
        if (glyphs.Length != across.Count)
            throw new InvalidOperationException(
                $"'{characters}' has {across.Count} places for {glyphs.Length} letters."
            );
        return new XElement(
            Svg + "g",
            new XAttribute("role", "text"),
            new XAttribute("aria-label", characters),
            text.Attributes().Where(at => at.Name.LocalName is "transform" or "fill" or "fill-opacity"),
            glyphs
                .Select(
                    (glyph, index) =>
                        (Letter: Letter(glyph), X: across[index], Y: down[Math.Min(index, down.Count - 1)])
                )
                .Where(place => place.Letter is not null)
                .Select(place => new XElement(
                    Svg + "use",
                    new XAttribute(Link + "href", $"#{place.Letter}"),
                    new XAttribute("x", Invariant($"{place.X:R}")),
                    new XAttribute("y", Invariant($"{place.Y:R}"))
                ))
        );

        // Null for what has no outline, such as a space.
        string? Letter(ushort glyph)
        {
            if (glyph == 0)
                throw new InvalidOperationException($"{FigureFont.Name} lacks a letter of '{characters}'.");
            using var outline = font.GetGlyphPath(glyph);
            if (outline is null || outline.IsEmpty)
                return null;
            if (!letters.TryGetValue((size, glyph), out var letter))
            {
                letter = new XElement(
                    Svg + "path",
                    new XAttribute("id", $"letter{letters.Count + 1}"),
                    new XAttribute("d", outline.ToSvgPathData())
                );
                letters[(size, glyph)] = letter;
            }
            return letter.Attribute("id")!.Value;
        }
    }

    /// <summary>The canvas defines a clipping rectangle for each thing drawn; those that are alike become one.</summary>
    private static void ShareClips(XElement svg)
    {
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        var uses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var clip in svg.Descendants(Svg + "clipPath").ToList())
        {
            var id = clip.Attribute("id")!;
            var before = id.Value;
            var shape = string.Concat(clip.Nodes());
            if (shared.TryGetValue(shape, out var name))
                clip.Remove();
            else
                id.Value = shared[shape] = name = $"clip{shared.Count + 1}";
            uses[$"url(#{before})"] = $"url(#{name})";
        }
        foreach (var use in svg.Descendants().Attributes("clip-path"))
            use.Value = uses[use.Value];
    }

    private static void Describe(XElement svg, Figure figure)
    {
        var height = figure.Height * 25.4f / 72;
        svg.ReplaceAttributes(
            new XAttribute("width", Invariant($"{figure.WidthMm:0.##}mm")),
            new XAttribute("height", Invariant($"{height:0.##}mm")),
            new XAttribute("viewBox", Invariant($"0 0 {figure.Width:0.##} {figure.Height:0.##}")),
            new XAttribute("role", "img"),
            new XAttribute(XNamespace.Xmlns + "xlink", Link)
        );
        svg.AddFirst(new XElement(Svg + "title", figure.Title), new XElement(Svg + "desc", figure.Caption));
    }

    private static string AsText(XElement svg)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            IndentChars = " ",
            NewLineChars = "\n",
        };
        using (var writer = XmlWriter.Create(text, settings))
            svg.WriteTo(writer);
        return text + "\n";
    }

    private static List<float> Numbers(XElement element, string attribute) =>
        [
            .. (element.Attribute(attribute)?.Value ?? "0")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(number => float.Parse(number, CultureInfo.InvariantCulture)),
        ];

    /// <summary>Hundredths of a point are finer than any printer, and leave no room for a last bit to differ.</summary>
    private static string Rounded(Match number) =>
        decimal.Round(decimal.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture), 2)
            .ToString("0.##", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"-?[0-9]*\.?[0-9]+(e-?[0-9]+)?")]
    private static partial Regex Number();
}
