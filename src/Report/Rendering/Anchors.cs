using System.Text.RegularExpressions;

namespace Report.Rendering;

/// <summary>Identifiers on the page.</summary>
internal static partial class Anchors
{
    /// <summary>A name without what an identifier should not have.</summary>
    public static string Of(string name) => Other().Replace(name, "-");

    /// <summary>A figure's.</summary>
    public static string OfFigure(string study, string figure) => $"figure-{Of(study)}-{Of(figure)}";

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex Other();
}
