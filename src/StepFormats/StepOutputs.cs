using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using StepCache.Requests;

namespace StepFormats;

/// <summary>How steps write tables and numbers: the same bytes for the same values, on any machine.</summary>
public static class StepOutputs
{
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Indented, with line feeds; a number that is none under its name.</summary>
    public static JsonSerializerOptions JsonFormat => Json;

    /// <summary>Writes a table.</summary>
    public static void WriteCsv(StepRequest request, string name, string[] columns, IEnumerable<string[]> rows)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvWriter.ToFile(Path.Combine(request.OutputDirectory, name), Csv);
        csv.WriteHeader(columns);
        foreach (var row in rows)
        {
            csv.WriteRecord(row);
        }
    }

    /// <summary>Writes <c>metrics.json</c>.</summary>
    public static void WriteMetrics(StepRequest request, Dictionary<string, object> metrics) =>
        WriteJson(request, "metrics.json", metrics, Json);

    /// <summary>Writes a value as JSON.</summary>
    public static void WriteJson<T>(StepRequest request, string name, T value, JsonSerializerOptions format)
    {
        ArgumentNullException.ThrowIfNull(request);
        File.WriteAllText(Path.Combine(request.OutputDirectory, name), JsonSerializer.Serialize(value, format) + "\n");
    }

    /// <summary>A number with the fewest digits that give it back.</summary>
    public static string Text(IFormattable number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.ToString("R", CultureInfo.InvariantCulture);
    }
}
