using System.Text.Json;

namespace StepCache.Internal;

/// <summary>Says in one line which field of a preimage changed from what to what.</summary>
internal static class PreimageDifference
{
    private const int LongestValue = 40;

    // The fields in the order in which they explain most.
    private static readonly string[] Fields =
    [
        "keySchema",
        "schemaVersion",
        "operation",
        "code",
        "fingerprint",
        "parameters",
        "inputs",
        "outputs",
    ];

    /// <summary>The first difference, and how many more there are; null if there is none.</summary>
    /// <param name="before">The preimage of the key before.</param>
    /// <param name="after">The preimage now.</param>
    /// <param name="sourceOf">Where the input of a logical name comes from, now.</param>
    public static string? Describe(byte[] before, byte[] after, Func<string, string?> sourceOf)
    {
        var differences = Compare(before, after);
        return differences switch
        {
            [] => null,
            [var only] => Phrase(only, sourceOf),
            [var first, ..] => $"{Phrase(first, sourceOf)} and {differences.Count - 1} more",
        };
    }

    /// <summary>Every difference.</summary>
    public static IReadOnlyList<FieldDifference> Between(byte[] before, byte[] after) =>
        [
            .. Compare(before, after)
                .Select(leaf => new FieldDifference(Dotted(leaf.Field, leaf.Name), leaf.Before, leaf.After)),
        ];

    private static List<Leaf> Compare(byte[] before, byte[] after)
    {
        using var old = JsonDocument.Parse(before);
        using var current = JsonDocument.Parse(after);
        return [.. Fields.SelectMany(field => Compare(field, Leaves(old, field), Leaves(current, field)))];
    }

    private static IEnumerable<Leaf> Compare(
        string field,
        SortedDictionary<string, string> old,
        SortedDictionary<string, string> current
    )
    {
        foreach (var name in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            var leaf = new Leaf(field, name, old.GetValueOrDefault(name), current.GetValueOrDefault(name));
            if (leaf.Before != leaf.After)
                yield return leaf;
        }
    }

    private static string Phrase(Leaf leaf, Func<string, string?> sourceOf) =>
        leaf switch
        {
            ("keySchema", _, var before, var after) => $"the key schema changed {before} → {after}",
            ("schemaVersion", _, var before, var after) => $"schema version {before} → {after}",
            ("code", _, _, _) => "code changed",
            ("inputs", var name, null, _) => $"input {name} added",
            ("inputs", var name, _, null) => $"input {name} removed",
            ("inputs", var name, _, _) => $"input {name} changed ({sourceOf(name) ?? "unknown"})",
            (var field, var name, null, var after) => $"{Dotted(field, name)} added: {Short(after!)}",
            (var field, var name, var before, null) => $"{Dotted(field, name)} removed, was {Short(before)}",
            var (field, name, before, after) => $"{Dotted(field, name)} {Short(before)} → {Short(after)}",
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

    /// <summary>A value in one of the fields, before and after.</summary>
    private sealed record Leaf(string Field, string Name, string? Before, string? After);
}
