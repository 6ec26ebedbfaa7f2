using System.Text.Json;
using System.Text.Json.Serialization;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Files;

/// <summary>A record as a file: names in snake case, enumerations by name.</summary>
internal static class RecordFile
{
    /// <summary>The format of all.</summary>
    public static JsonSerializerOptions Format { get; } =
        new(StepOutputs.JsonFormat)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };

    /// <summary>Writes a record as an output of a step.</summary>
    public static void Write<T>(StepRequest request, string name, T record) =>
        StepOutputs.WriteJson(request, name, record, Format);
}
