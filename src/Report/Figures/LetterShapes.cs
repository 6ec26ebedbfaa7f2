using System.Globalization;
using System.Text;

namespace Report.Figures;

/// <summary>
/// The outlines of letters, once for the whole page. A figure's text is drawn as outlines that the figure carries along;
/// all figures use one font at few sizes, so that most outlines would be on the page twenty times.
/// </summary>
internal sealed class LetterShapes
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The identifier of an outline on the page.</summary>
    public string NameOf(string outline)
    {
        if (!_names.TryGetValue(outline, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"l{_names.Count + 1}");
            _names.Add(outline, name);
        }
        return name;
    }

    /// <summary>All outlines, to be put before the figures.</summary>
    public string Svg()
    {
        var svg = new StringBuilder("<svg class=\"letters\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
        foreach (var (outline, name) in _names)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path id=\"{name}\" d=\"{outline}\"/>");
        }
        return svg.Append("</defs></svg>").ToString();
    }
}
