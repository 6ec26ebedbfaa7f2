using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StepFormats.Parameters;

/// <summary>Reads the parameters of a request: each must be there, and none may be left over.</summary>
public static class StepParameters
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads them as a record with the names in snake case.</summary>
    /// <exception cref="JsonException">A parameter is missing, unknown or of the wrong type.</exception>
    public static T Read<T>(JsonObject parameters) =>
        parameters.Deserialize<T>(Strict) ?? throw new JsonException("The parameters are null.");
}
