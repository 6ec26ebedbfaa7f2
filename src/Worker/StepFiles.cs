using System.Text.Json;
using System.Text.Json.Serialization;
using GenomicAttention.Evaluation;
using GenomicAttention.Evaluation.Replication;
using GenomicAttention.Training.Replicated;
using StepCache.Requests;
using StepFormats;

namespace Worker;

/// <summary>The files that steps read and write: their names, and how they are laid out.</summary>
internal static class StepFiles
{
    private static readonly JsonSerializerOptions CellJson = new(StepOutputs.JsonFormat)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads the sets that a model is trained, chosen and tested on.</summary>
    public static DataSplit ReadSplit(StepRequest request) =>
        new(
            SequenceSets.Read(request, "training"),
            SequenceSets.Read(request, "validation"),
            SequenceSets.Read(request, "test")
        );

    /// <summary>Reads the cells of every input called <c>…/metrics.json</c>, by size, model and seed.</summary>
    public static IReadOnlyList<CellMetrics> ReadCells(StepRequest request) =>
        [
            .. request
                .Inputs.Where(input => input.Key.EndsWith("/metrics.json", StringComparison.Ordinal))
                .SelectMany(input =>
                    JsonSerializer.Deserialize<List<CellMetrics>>(File.ReadAllBytes(input.Value), CellJson)!
                )
                .OrderBy(cell => cell.Sequences)
                .ThenBy(cell => cell.Model, StringComparer.Ordinal)
                .ThenBy(cell => cell.Seed),
        ];

    /// <summary>Writes cells as <c>metrics.json</c>.</summary>
    public static void WriteCells(StepRequest request, IReadOnlyList<CellMetrics> cells) =>
        File.WriteAllText(
            Path.Combine(request.OutputDirectory, "metrics.json"),
            JsonSerializer.Serialize(cells, CellJson) + "\n"
        );

    /// <summary>Writes <c>predictions.csv</c>: each test sequence with its label and what the model says.</summary>
    public static void WritePredictions(StepRequest request, IEnumerable<TestPrediction> predictions) =>
        StepOutputs.WriteCsv(
            request,
            "predictions.csv",
            ["id", "label", "prediction"],
            predictions.Select(test =>
                new[] { test.Id, StepOutputs.Text(test.Label), StepOutputs.Text(test.Predicted) }
            )
        );
}
