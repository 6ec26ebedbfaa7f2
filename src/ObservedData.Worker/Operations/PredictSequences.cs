using System.Globalization;
using System.Text;
using CsvHelper;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;
using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Prediction;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Operations;

/// <summary>Applies trained weights to other sequences, a batch at a time, so that files larger than memory pass.</summary>
internal static class PredictSequences
{
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    public static void Run(StepRequest request, IStepProgress progress)
    {
        using var trained = TrainedWeights.Read(request);
        var fitted = trained.Fitted;
        using var predictor = trained.Predictor();

        var encoded = Path.Combine(request.WorkDirectory, SequenceImport.SequencesName);
        using (var writer = new EncodedFileWriter(encoded))
        {
            UserFiles.ReadOne(request, "sequences", path => SequenceEncoding.EncodeFasta(path, writer));
            writer.Complete();
        }

        using var sequences = EncodedFile.Open(encoded);
        using var csv = CsvWriter.ToFile(Path.Combine(request.OutputDirectory, "predictions.csv"), Csv);
        using var bed =
            trained.Model is ISelectsPositions
                ? new StreamWriter(Path.Combine(request.OutputDirectory, "selected.bed")) { NewLine = "\n" }
                : null;
        csv.WriteHeader([
            "id",
            "prediction",
            .. Probabilities(fitted).Select(name => $"probability:{name}"),
            .. bed is null ? [] : (string[])["selected"],
        ]);
        var written = 0;
        foreach (var (row, stretches) in predictor.Predict(sequences, Written, Complain))
        {
            csv.WriteRecord(row);
            bed?.Write(stretches);
            if (++written % 1000 == 0)
            {
                progress.Report(written / (double)sequences.Count, $"sequence {written}");
            }
        }

        (string[] Row, string Stretches) Written(PredictedSequence predicted) =>
            (Row(fitted, predicted), Stretches(predicted));

        SequenceFileException Complain(int row, string problem) =>
            new("sequences", FastaReader.LineOf(request.Inputs["sequences"], sequences.IdOf(row)), problem);
    }

    // Of numbers, the first target is the prediction; further ones follow it under their names.
    private static IEnumerable<string> Probabilities(FittedModel fitted) =>
        fitted.Task == PredictionTask.Regression ? fitted.Outputs.Skip(1) : fitted.Outputs;

    private static string[] Row(FittedModel fitted, PredictedSequence predicted)
    {
        var given = LearntLabels.Predicted(
            fitted.Task,
            predicted.Outputs,
            Math.Max(1, fitted.Outputs.Count),
            fitted.Scale
        );
        var numbers = given.Select(value => value.ToString("G6", CultureInfo.InvariantCulture)).ToArray();
        string[] values = fitted.Task switch
        {
            PredictionTask.Regression => numbers,
            PredictionTask.Binary => [fitted.Classes[given[0] > 0.5f ? 1 : 0], .. numbers],
            _ => [fitted.Classes[given.AsSpan().IndexOf(given.Max())], .. numbers],
        };
        return predicted.Kept is { } kept
            ? [predicted.Id, .. values, string.Join(' ', kept.Order().Select(at => StepOutputs.Text(at)))]
            : [predicted.Id, .. values];
    }

    // Rows of BED: neighbouring positions are one stretch.
    private static string Stretches(PredictedSequence predicted)
    {
        if (predicted.Kept is not { Count: > 0 } kept)
        {
            return "";
        }

        var rows = new StringBuilder();
        int[] positions = [.. kept.Order()];
        var start = positions[0];
        for (var at = 1; at <= positions.Length; at++)
        {
            if (at == positions.Length || positions[at] != positions[at - 1] + 1)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{predicted.Id}\t{start}\t{positions[at - 1] + 1}\n");
                start = at < positions.Length ? positions[at] : 0;
            }
        }

        return rows.ToString();
    }
}
