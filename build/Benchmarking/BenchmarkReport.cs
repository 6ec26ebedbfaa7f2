using System.Text.Json;
using System.Text.Json.Serialization;

namespace Build.Benchmarking;

/// <summary>One figure with the limit that it is held to.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Limit">The most that it may be, or nothing for a figure that others are held against.</param>
/// <param name="AtLeast">The least that it may be.</param>
internal sealed record BenchmarkFigure(
    string Name,
    double Value,
    string Unit,
    double? Limit = null,
    double? AtLeast = null
)
{
    /// <summary>Whether the figure is within its limits; nothing where it has none.</summary>
    public bool? Holds => Limit is null && AtLeast is null ? null : !(Value > Limit) && !(Value < AtLeast);
}

/// <summary>Every figure of a run of the benchmark.</summary>
internal sealed record BenchmarkReport(int Processors, IReadOnlyList<BenchmarkFigure> Figures)
{
    /// <summary>Writes the report as JSON.</summary>
    public void Write(string path) =>
        File.WriteAllText(path, JsonSerializer.Serialize(this, BenchmarkJson.Default.BenchmarkReport) + "\n");
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchmarkReport))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
