using System.Globalization;
using Manuscript;

namespace Typesetting.Numbers;

/// <summary>Numbers that are of one file and are printed alike.</summary>
internal sealed record NumberGroup
{
    /// <summary>The file, relative to the checkout.</summary>
    public required string File { get; init; }

    /// <summary>The column that a number stands in, unless its reference names another; null where rows are counted or the file
    /// has no columns.</summary>
    public string? Column { get; init; }

    /// <summary>Digits after the point; null where the cell's text is taken as it stands.</summary>
    public int? Decimals { get; init; }

    /// <summary>Whether zeros at the end of those digits are left out.</summary>
    public bool Trims { get; init; }

    /// <summary>Whether a share is printed as a percentage.</summary>
    public bool IsPercentage { get; init; }

    /// <summary>A number as this group prints it.</summary>
    public string Print(double value)
    {
        var text = PrintedNumber.Grouped(IsPercentage ? 100 * value : value, Decimals ?? 0);
        return Trims && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A text as it stands; a whole number with commas between thousands.</summary>
    public static string AsItStands(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? PrintedNumber.Grouped(whole, 0)
            : text;
}
