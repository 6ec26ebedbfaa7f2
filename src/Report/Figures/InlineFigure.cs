using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Manuscript;

namespace Report.Figures;

/// <summary>A figure's SVG as a part of the page: its identifiers are the page's, and it fits the width that there is.</summary>
internal static class InlineFigure
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XName Link = XName.Get("href", "http://www.w3.org/1999/xlink");

    /// <summary>The element for the page.</summary>
    /// <param name="caption">The figure.</param>
    /// <param name="id">The page's identifier of it; those inside begin with it.</param>
    /// <param name="letters">Takes the outlines of its letters.</param>
    /// <param name="remedy">What to do where the file is no SVG.</param>
    /// <exception cref="ResultsFileException">The file is no SVG.</exception>
    public static string Of(Caption caption, string id, LetterShapes letters, string remedy)
    {
        var root = Read(caption.File, remedy);
        var names = ShareLetters(root, letters);
        foreach (var element in root.Descendants().Where(element => element.Attribute("id") is not null).ToList())
        {
            var name = element.Attribute("id")!;
            names[name.Value] = $"{id}-{name.Value}";
            name.Value = names[name.Value];
        }
        Rename(root, names);

        root.Elements(Svg + "title").Remove();
        root.Elements(Svg + "desc").Remove();
        // In the page's units: a figure's own are millimetres of a journal's column.
        root.SetAttributeValue("style", Invariant($"--width:{WidthOf(root):0.#}px"));
        root.SetAttributeValue("width", null);
        root.SetAttributeValue("height", null);
        root.SetAttributeValue("aria-labelledby", $"{id}-title");
        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Read(string file, string remedy)
    {
        try
        {
            var root = XDocument.Load(file).Root;
            return root?.Name == Svg + "svg"
                ? root
                : throw new ResultsFileException(file, null, $"is no SVG. {remedy}");
        }
        catch (XmlException malformed)
        {
            throw new ResultsFileException(
                file,
                malformed.LineNumber,
                $"not XML: {malformed.Message} {remedy}",
                malformed
            );
        }
    }

    private static Dictionary<string, string> ShareLetters(XElement root, LetterShapes letters)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in root.Elements(Svg + "defs").Elements(Svg + "path").ToList())
        {
            if (path is { } letter && letter.Attribute("id") is { } name && letter.Attribute("d") is { } outline)
            {
                names[name.Value] = letters.NameOf(outline.Value);
                letter.Remove();
            }
        }
        root.Elements(Svg + "defs").Where(defs => !defs.HasElements).Remove();
        return names;
    }

    private static void Rename(XElement root, Dictionary<string, string> names)
    {
        foreach (var element in root.Descendants())
        {
            if (element.Attribute(Link) is { } link)
            {
                link.Remove();
                element.SetAttributeValue("href", $"#{names[link.Value[1..]]}");
            }
            foreach (var attribute in element.Attributes().Where(Refers))
            {
                attribute.Value = $"url(#{names[attribute.Value[5..^1]]})";
            }
        }

        static bool Refers(XAttribute attribute) => attribute.Value.StartsWith("url(#", StringComparison.Ordinal);
    }

    private static double WidthOf(XElement root) =>
        root.Attribute("viewBox")?.Value.Split(' ') is [_, _, var width, _]
            ? double.Parse(width, CultureInfo.InvariantCulture) * 96 / 72
            : 0;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
