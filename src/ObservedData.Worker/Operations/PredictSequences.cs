using System.Globalization;
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
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Applies trained weights to other sequences, a batch at a time, so that files larger than memory pass.</summary>
/// <remarks>
/// Weights of a study of observed sequences come with a <c>model.json</c>; those of a simulated study predict a strength, and
/// their model is told by the parameters.
/// </remarks>
internal static class PredictSequences
{
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var fitted = ModelOf(request);
        var choice = StepParameters.Read<ModelChoice>(fitted.Model);
        var output = fitted.Outputs.Count == 0 ? ModelOutput.Strength : ModelOutput.Values(fitted.Outputs.Count);
        using var model = choice.Make(fitted.Length, 0, output);
        TrainingFiles.ReadWeights(request, "weights.safetensors").CopyTo(model);
        int? longest = choice.Motif is null && choice.DenseWithPositions is null ? null : fitted.Length;
        using var predictor = new SequencePredictor(model, longest, fitted.ReverseComplement);

        var encoded = Path.Combine(request.WorkDirectory, SequenceImport.SequencesName);
        using (var writer = new EncodedFileWriter(encoded))
        {
            UserFiles.ReadOne(request, "sequences", path => SequenceEncoding.EncodeFasta(path, writer));
            writer.Complete();
        }

        using var sequences = EncodedFile.Open(encoded);
        using var csv = CsvWriter.ToFile(Path.Combine(request.OutputDirectory, "predictions.csv"), Csv);
        using var bed =
            model is ISelectsPositions
                ? new StreamWriter(Path.Combine(request.OutputDirectory, "selected.bed")) { NewLine = "\n" }
                : null;
        csv.WriteHeader([
            "id",
            "prediction",
            .. Probabilities(fitted).Select(name => $"probability:{name}"),
            .. bed is null ? [] : (string[])["selected"],
        ]);
        foreach (var predicted in predictor.Predict(sequences, Complain))
        {
            csv.WriteRecord(Row(fitted, predicted, withPositions: bed is not null));
            WriteBed(bed, predicted);
            if (predicted.Row % 1000 == 0)
            {
                progress.Report(predicted.Row / (double)sequences.Count, $"sequence {predicted.Row}");
            }
        }

        SequenceFileException Complain(int row, string problem) =>
            new("sequences", FastaReader.LineOf(request.Inputs["sequences"], sequences.IdOf(row)), problem);
    }

    private static FittedModel ModelOf(StepRequest request) =>
        request.Inputs.TryGetValue("model.json", out var path)
            ? FittedModel.Read(path)
            : new FittedModel(
                "",
                PredictionTask.Regression,
                request.Parameters["model"]!.DeepClone().AsObject(),
                request.Parameters["length"]!.GetValue<int>(),
                Outputs: [],
                Classes: [],
                ReverseComplement: false,
                LabelScale.None(1)
            );

    // Of numbers, the first target is the prediction; further ones follow it under their names.
    private static IEnumerable<string> Probabilities(FittedModel fitted) =>
        fitted.Task == PredictionTask.Regression ? fitted.Outputs.Skip(1) : fitted.Outputs;

    private static string[] Row(FittedModel fitted, PredictedSequence predicted, bool withPositions)
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
        return withPositions
            ? [predicted.Id, .. values, string.Join(' ', predicted.Kept!.Order().Select(at => StepOutputs.Text(at)))]
            : [predicted.Id, .. values];
    }

    // Neighbouring positions are one stretch.
    private static void WriteBed(StreamWriter? bed, PredictedSequence predicted)
    {
        if (bed is null || predicted.Kept!.Count == 0)
        {
            return;
        }

        int[] positions = [.. predicted.Kept.Order()];
        var start = positions[0];
        for (var at = 1; at <= positions.Length; at++)
        {
            if (at == positions.Length || positions[at] != positions[at - 1] + 1)
            {
                bed.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{predicted.Id}\t{start}\t{positions[at - 1] + 1}")
                );
                start = at < positions.Length ? positions[at] : 0;
            }
        }
    }
}
