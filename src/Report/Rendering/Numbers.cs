using System.Globalization;

namespace Report.Rendering;

/// <summary>Numbers as the page prints them.</summary>
internal static class Numbers
{
    /// <summary>Four significant digits; more for what is larger.</summary>
    public static string Text(double value) =>
        Math.Abs(value) >= 10_000
            ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Text"/>; null where there is no number.</summary>
    public static string? TextOrNone(double? value) => value is { } number ? Text(number) : null;

    /// <summary>A text of a results file as a number; null where it is none.</summary>
    public static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A duration, in the unit that suits it.</summary>
    public static string Duration(double seconds) =>
        seconds switch
        {
            < 10 => Invariant($"{seconds:0.0} s"),
            < 90 => Invariant($"{seconds:0} s"),
            < 5400 => Invariant($"{seconds / 60:0} min"),
            _ => Invariant($"{seconds / 3600:0.0} h"),
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
