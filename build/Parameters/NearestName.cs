namespace Build.Parameters;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>
    /// A sentence that names the nearest known name, or lists the known ones where none is near.
    /// </summary>
    public static string Suggest(string name, IReadOnlyCollection<string> known) =>
        Find(name, known) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    /// <summary>The nearest known name; null where none is near.</summary>
    public static string? Find(string name, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    /// <summary>Levenshtein's distance, without regard to case.</summary>
    internal static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var substitution = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.Min(substitution, 1 + Math.Min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[^1];
    }
}
