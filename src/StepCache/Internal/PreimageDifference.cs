using System.Text.Json;

namespace StepCache.Internal;

/// <summary>Says in one line which field of a preimage changed from what to what.</summary>
internal static class PreimageDifference
{
    private const int LongestValue = 40;

    // The fields in the order in which they explain most.
    private static readonly string[] Fields =
        ["keySchema", "schemaVersion", "operation", "code", "fingerprint", "parameters", "inputs", "outputs"];

    /// <summary>The first difference, and how many more there are; null if there is none.</summary>
    /// <param name="before">The preimage of the key before.</param>
    /// <param name="after">The preimage now.</param>
    /// <param name="sourceOf">Where the input of a logical name comes from, now.</param>
    public static string? Describe(byte[] before, byte[] after, Func<string, string?> sourceOf)
    {
        using var old = JsonDocument.Parse(before);
        using var current = JsonDocument.Parse(after);
        var differences = Fields
            .SelectMany(field => Compare(field, Leaves(old, field), Leaves(current, field), sourceOf))
            .ToList();
        return differences.Count switch
        {
            0 => null,
            1 => differences[0],
            _ => $"{differences[0]} and {differences.Count - 1} more",
        };
    }

    private static IEnumerable<string> Compare(
        string field,
        SortedDictionary<string, string> old,
        SortedDictionary<string, string> current,
        Func<string, string?> sourceOf
    )
    {
        foreach (var name in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (old.GetValueOrDefault(name), current.GetValueOrDefault(name));
            if (before != after)
                yield return Phrase(field, name, before, after, sourceOf);
        }
    }

    private static string Phrase(
        string field,
        string name,
        string? before,
        string? after,
        Func<string, string?> sourceOf
    ) =>
        (field, before, after) switch
        {
            ("keySchema", _, _) => $"the key schema changed {before} → {after}",
            ("schemaVersion", _, _) => $"schema version {before} → {after}",
            ("code", _, _) => "code changed",
            ("inputs", null, _) => $"input {name} added",
            ("inputs", _, null) => $"input {name} removed",
            ("inputs", _, _) => $"input {name} changed ({sourceOf(name) ?? "unknown"})",
            (_, null, _) => $"{Dotted(field, name)} added: {Short(after!)}",
            (_, _, null) => $"{Dotted(field, name)} removed, was {Short(before)}",
            _ => $"{Dotted(field, name)} {Short(before)} → {Short(after)}",
        };

    private static string Dotted(string field, string name) => name.Length == 0 ? field : $"{field}.{name}";

    private static string Short(string value) =>
        value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue), "…");

    private static SortedDictionary<string, string> Leaves(JsonDocument preimage, string field)
    {
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!preimage.RootElement.TryGetProperty(field, out var value))
            return leaves;
        if (value.ValueKind == JsonValueKind.Object)
            AddMembers(value, "");
        else
            leaves[""] = value.GetRawText();
        return leaves;

        void AddMembers(JsonElement parent, string prefix)
        {
            foreach (var member in parent.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Object && member.Value.GetPropertyCount() > 0)
                    AddMembers(member.Value, $"{prefix}{member.Name}.");
                else
                    leaves[prefix + member.Name] = member.Value.GetRawText();
            }
        }
    }
}
