using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using GenomicAttention.Evaluation;
using GenomicAttention.Evaluation.Replication;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;
using GenomicAttention.Training.Replicated;
using StepCache.Requests;

namespace Worker;

/// <summary>The files that steps read and write: their names, and how they are laid out.</summary>
internal static class StepFiles
{
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly JsonSerializerOptions CellJson = new(Json)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads a set of sequences with its labels and planted motifs.</summary>
    public static LabelledSequences ReadSequences(StepRequest request, string stem) =>
        LabelledSequencesFiles.Read(Path.GetDirectoryName(request.Inputs[$"{stem}.fa"])!, stem);

    /// <summary>Reads the sets that a model is trained, chosen and tested on.</summary>
    public static DataSplit ReadSplit(StepRequest request) =>
        new(ReadSequences(request, "training"), ReadSequences(request, "validation"), ReadSequences(request, "test"));

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

    /// <summary>Reads a model's weights.</summary>
    public static ModelWeights ReadWeights(StepRequest request, string name)
    {
        using var file = File.OpenRead(request.Inputs[name]);
        return SafeTensors.Read(file);
    }

    /// <summary>Tells the host of each epoch as it ends.</summary>
    public static Action<EpochLosses> EpochProgress(IStepProgress progress, int epochs) =>
        losses =>
            progress.Report(
                losses.Epoch / (double)epochs,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"epoch {losses.Epoch}/{epochs}, loss {losses.Train:F4}, validation {losses.Validation:F4}"
                )
            );

    /// <summary>What the step's training goes on from if it was killed; the step cache removes it.</summary>
    public static CheckpointFile Checkpoint(StepRequest request, IStepProgress progress) =>
        new(Path.Combine(request.CheckpointDirectory, "training.safetensors"), TrainingOf(request), progress.Say);

    /// <summary>Writes <c>weights.safetensors</c>, and <c>history.csv</c> with the losses of every epoch.</summary>
    public static void WriteTraining(StepRequest request, ModelWeights weights, History history)
    {
        using (var file = File.Create(Path.Combine(request.OutputDirectory, "weights.safetensors")))
        {
            SafeTensors.Write(file, weights);
        }
        WriteCsv(
            request,
            "history.csv",
            ["epoch", "train_loss", "validation_loss"],
            history.Epochs.Select(losses =>
                new[]
                {
                    losses.Epoch.ToString(CultureInfo.InvariantCulture),
                    Text(losses.Train),
                    Text(losses.Validation),
                }
            )
        );
    }

    /// <summary>Writes <c>predictions.csv</c>: each test sequence with its label and what the model says.</summary>
    public static void WritePredictions(StepRequest request, IEnumerable<TestPrediction> predictions) =>
        WriteCsv(
            request,
            "predictions.csv",
            ["id", "label", "prediction"],
            predictions.Select(test => new[] { test.Id, Text(test.Label), Text(test.Predicted) })
        );

    /// <summary>Writes <c>metrics.json</c>.</summary>
    public static void WriteMetrics(StepRequest request, Dictionary<string, object> metrics) =>
        File.WriteAllText(
            Path.Combine(request.OutputDirectory, "metrics.json"),
            JsonSerializer.Serialize(metrics, Json) + "\n"
        );

    // The step cache gives each key a folder of its own; whoever else starts a worker may not.
    private static string TrainingOf(StepRequest request)
    {
        var inputs = request
            .Inputs.OrderBy(input => input.Key, StringComparer.Ordinal)
            .Select(input =>
                $"{input.Key} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(input.Value)))}"
            );
        return string.Join('\n', [$"{request.Operation} {request.Parameters.ToJsonString()}", .. inputs]);
    }

    /// <summary>Writes a table.</summary>
    public static void WriteCsv(StepRequest request, string name, string[] columns, IEnumerable<string[]> rows)
    {
        using var csv = CsvWriter.ToFile(Path.Combine(request.OutputDirectory, name), Csv);
        csv.WriteHeader(columns);
        foreach (var row in rows)
        {
            csv.WriteRecord(row);
        }
    }

    /// <summary>A number with the fewest digits that give it back.</summary>
    public static string Text(IFormattable number) => number.ToString("R", CultureInfo.InvariantCulture);
}
