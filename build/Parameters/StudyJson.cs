using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Build.Parameters;

/// <summary>Parameters as JSON under the names of <c>params.yaml</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PublishedStudy))]
[JsonSerializable(typeof(ReplicatedStudy))]
[JsonSerializable(typeof(ObservedStudy))]
[JsonSerializable(typeof(SplitChoice))]
[JsonSerializable(typeof(NegativeParameters))]
[JsonSerializable(typeof(PlantingParameters))]
[JsonSerializable(typeof(DistantStudy))]
internal sealed partial class StudyJson : JsonSerializerContext;

/// <summary>Picks the part of the parameters that a step reads.</summary>
internal static class JsonParts
{
    /// <summary>A copy of some of an object's values.</summary>
    public static JsonObject Pick(this JsonObject source, params ReadOnlySpan<string> names)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            picked[name] = source[name]!.DeepClone();
        }
        return picked;
    }

    /// <summary>A copy of an object without some of its values.</summary>
    public static JsonObject Without(this JsonNode source, params ReadOnlySpan<string> names)
    {
        var copy = source.DeepClone().AsObject();
        foreach (var name in names)
        {
            copy.Remove(name);
        }
        return copy;
    }
}
