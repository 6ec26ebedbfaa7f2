using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Figures.Tests;

/// <summary>A drawn SVG, read again.</summary>
internal sealed partial class SvgPicture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    public SvgPicture(string file) => _root = XDocument.Load(file).Root!;

    public string? Title => _root.Element(Svg + "title")?.Value;

    public string? Description => _root.Element(Svg + "desc")?.Value;

    public string Width => _root.Attribute("width")!.Value;

    /// <summary>The names of all elements.</summary>
    public IEnumerable<string> Elements => _root.Descendants().Select(element => element.Name.LocalName);

    /// <summary>What is written, and where each text begins and how high it stands, in points.</summary>
    public IReadOnlyList<(string Text, double Left, double Top)> Texts =>
        [
            .. _root
                .Descendants(Svg + "g")
                .Where(element => element.Attribute("aria-label") is not null)
                .Select(element =>
                {
                    var place = Place(element.Attribute("transform")?.Value ?? "translate(0 0)");
                    var first = element.Elements(Svg + "use").First();
                    return (
                        element.Attribute("aria-label")!.Value,
                        place.X + Number(first.Attribute("x")!.Value),
                        place.Y + Number(first.Attribute("y")!.Value)
                    );
                }),
        ];

    /// <summary>Links to what is not there, or a letter without an outline.</summary>
    public IEnumerable<string> BrokenLinks
    {
        get
        {
            var ids = _root.Descendants().Attributes("id").Select(id => $"#{id.Value}").ToHashSet();
            return _root
                .Descendants()
                .Attributes()
                .Where(at => at.Name.LocalName is "href" or "clip-path")
                .Select(at => at.Value.Replace("url(", "", StringComparison.Ordinal).TrimEnd(')'))
                .Where(link => !ids.Contains(link));
        }
    }

    private static (double X, double Y) Place(string transform) =>
        Translation().Match(transform) is { Success: true } match
            ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value))
            : (0, 0);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^translate\(([-0-9.]+)[ ,]([-0-9.]+)\)$")]
    private static partial Regex Translation();
}
