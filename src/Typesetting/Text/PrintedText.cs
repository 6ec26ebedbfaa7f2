using System.Text.RegularExpressions;

namespace Typesetting.Text;

/// <summary>Text as it is set: minus signs, spaces that do not break.</summary>
internal static partial class PrintedText
{
    /// <summary>A number as it is set: with minus signs, dashes in ranges, and a space before a per cent sign.</summary>
    public static string OfNumber(string text) =>
        PerCent().Replace(Range().Replace(Minus().Replace(text, "−"), "–"), "\u00A0");

    /// <summary>Apostrophes after letters.</summary>
    public static string WithApostrophes(string text) => Apostrophe().Replace(text, "’");

    /// <summary>Spaces between a number and its unit do not break.</summary>
    public static string WithUnits(string text) => Unit().Replace(text, "\u00A0");

    /// <summary>Markdown's text without its backslashes.</summary>
    public static string Plain(string markdown) => Escaped().Replace(markdown, "$1");

    [GeneratedRegex(@"(?<![\w)])-(?=\d)")]
    private static partial Regex Minus();

    [GeneratedRegex(@"(?<=\d)-(?=\d)")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<=\d)(?=%)")]
    private static partial Regex PerCent();

    [GeneratedRegex(@"(?<=\p{L})'")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"(?<=\d) (?=%|bp\b|GiB\b)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\\(\W)")]
    private static partial Regex Escaped();
}
