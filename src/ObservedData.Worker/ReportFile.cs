using System.Text.Json;
using System.Text.Json.Serialization;
using ObservedData.Importing;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker;

/// <summary>The report of an import as a file: names in snake case, the task by its name.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Format = new(StepOutputs.JsonFormat)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Writes a report as an output of a step.</summary>
    public static void Write(StepRequest request, string name, ImportReport report) =>
        StepOutputs.WriteJson(request, name, report, Format);
}
