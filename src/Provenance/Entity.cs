using System.Text.Json.Nodes;

namespace Provenance;

/// <summary>How entities of a crate speak of each other.</summary>
internal static class Entity
{
    /// <summary>Another entity.</summary>
    public static JsonObject Reference(string id) => new() { ["@id"] = id };

    /// <summary>Other entities, in this order.</summary>
    public static JsonArray References(IEnumerable<string> ids) => [.. ids.Select(Reference)];

    /// <summary>Values, in this order.</summary>
    public static JsonArray Values(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];

    /// <summary>The id of a file of the crate, which is its path as a relative reference in a URI.</summary>
    public static string PathId(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The id of a file that is named from the checkout, or by its bare name, and lies outside the crate.</summary>
    public static string OutsideId(string path) => $"#{PathId(path)}";
}
