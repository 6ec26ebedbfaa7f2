using System.Text.RegularExpressions;

namespace Typesetting.Text;

/// <summary>Text as it is set: minus signs, spaces that do not break.</summary>
internal static partial class PrintedText
{
    /// <summary>Hyphens before numbers become minus signs.</summary>
    public static string WithMinusSigns(string text) => Minus().Replace(text, "−");

    /// <summary>Spaces between a number and its unit do not break.</summary>
    public static string WithUnits(string text) => Unit().Replace(text, "\u00A0");

    /// <summary>Markdown's text without its backslashes.</summary>
    public static string Plain(string markdown) => Escaped().Replace(markdown, "$1");

    [GeneratedRegex(@"(?<![\w)])-(?=\d)")]
    private static partial Regex Minus();

    [GeneratedRegex(@"(?<=\d) (?=%|bp\b|GiB\b)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\\(\W)")]
    private static partial Regex Escaped();
}
