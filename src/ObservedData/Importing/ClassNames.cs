using System.Collections.Immutable;
using System.Globalization;

namespace ObservedData.Importing;

/// <summary>The distinct names of classes, in the order of their indices.</summary>
public static class ClassNames
{
    /// <summary>The class of sequences that come without labels.</summary>
    public const string Positive = "1";

    /// <summary>The class of sequences that are made in place of negatives.</summary>
    public const string Negative = "0";

    /// <summary>
    /// Puts names in order: by value where all are numbers, otherwise by their characters. So 0 and 1 are classes 0
    /// and 1, 10 comes after 9, and of two names the second is the positive class.
    /// </summary>
    internal static ImmutableArray<string> Order(IReadOnlyCollection<string> names) =>
        names.All(name => Number(name) is { } number && double.IsFinite(number))
            ? [.. names.OrderBy(name => Number(name)!.Value).ThenBy(name => name, StringComparer.Ordinal)]
            : [.. names.Order(StringComparer.Ordinal)];

    /// <summary>The number that a text is, or null.</summary>
    internal static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
