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
        var letters = new SvgLetters();
        foreach (var text in svg.Descendants(Svg + "text").ToList())
            text.ReplaceWith(letters.Outlines(text));
        svg.AddFirst(letters.Definitions);
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
            new XAttribute(XNamespace.Xmlns + "xlink", SvgLetters.Link)
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

    /// <summary>Hundredths of a point are finer than any printer, and leave no room for a last bit to differ.</summary>
    private static string Rounded(Match number) =>
        decimal.Round(decimal.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture), 2)
            .ToString("0.##", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"-?[0-9]*\.?[0-9]+(e-?[0-9]+)?")]
    private static partial Regex Number();
}
