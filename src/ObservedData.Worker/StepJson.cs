using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StepCache.Requests;

namespace ObservedData.Worker;

/// <summary>How parameters are read and results written: names in snake_case, nothing left over or out.</summary>
internal static class StepJson
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">A parameter is missing, unknown or of the wrong type.</exception>
    public static T Read<T>(JsonObject parameters) =>
        parameters.Deserialize<T>(Strict) ?? throw new JsonException("The parameters are null.");

    /// <summary>Writes an output file.</summary>
    public static void Write<T>(StepRequest request, string name, T value) =>
        File.WriteAllText(
            Path.Combine(request.OutputDirectory, name),
            JsonSerializer.Serialize(value, Strict) + "\n"
        );
}
