using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Build.Measuring;
using Build.Studies;
using StepCache;

namespace Build.Crates;

/// <summary>
/// When and where the latest run of a study was, and what it computed: all that is no part of the results, and so is not
/// committed with them.
/// </summary>
internal static class RunLog
{
    /// <summary>Writes <c>provenance/STUDY.json</c> below the artifacts' folder.</summary>
    public static void Write(CheckoutPaths paths, string study, DateTime startedUtc, IEnumerable<StepOutcome> outcomes)
    {
        var folder = Path.Combine(paths.Artifacts, "provenance");
        Directory.CreateDirectory(folder);
        // By rename: runs that go on at the same time must not write into each other's.
        var unfinished = Path.Combine(folder, $".{study}.{Environment.ProcessId}.tmp");
        using (var file = File.Create(unfinished))
        {
            Write(file, study, startedUtc, outcomes);
        }
        File.Move(unfinished, Path.Combine(folder, $"{study}.json"), overwrite: true);
    }

    private static void Write(Stream file, string study, DateTime startedUtc, IEnumerable<StepOutcome> outcomes)
    {
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("study", study);
        json.WriteString("startTime", Time(startedUtc));
        json.WriteString("endTime", Time(DateTime.UtcNow));
        json.WriteString("processor", Machine.Here.Processor);
        json.WriteNumber("cores", Machine.Here.Cores);
        json.WriteString("instructionSet", Computations.InstructionSet);
        json.WriteString("operatingSystem", RuntimeInformation.OSDescription);
        json.WriteString("dotnet", RuntimeInformation.FrameworkDescription);
        json.WriteStartArray("steps");
        foreach (var outcome in outcomes.OrderBy(outcome => outcome.Step.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("step", outcome.Step.Name);
            json.WriteString("key", outcome.Key);
            json.WriteString("outcome", outcome.Kind.ToString());
            json.WriteNumber("seconds", Math.Round(outcome.Duration.TotalSeconds, 3));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
