using System.Globalization;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using ObservedData.Folds;
using ObservedData.Trained;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Shows single test sequences: what was planted in them, and what trained models keep of them, attend to and say.
/// </summary>
internal static class ShowExamples
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var test = SequenceSets.Read(request, "test");
        var shown = test.Subset([.. Enumerable.Range(0, Math.Min(parameters.Count, test.Count))]);
        StepOutputs.WriteCsv(
            request,
            "examples.csv",
            [
                "sequences",
                "seed",
                "model",
                "sequence",
                "letters",
                "label",
                "prediction",
                "planted",
                "selected",
                "attention",
            ],
            parameters.Models.SelectMany(model => Rows(request, model, shown))
        );
    }

    private static List<string[]> Rows(StepRequest request, Trained trained, LabelledSequences shown)
    {
        var predicted = StrengthRow
            .Read(trained.Cell.FileIn(request, StrengthRow.FileName))
            .ToDictionary(row => row.Id, row => row.Predicted, StringComparer.Ordinal);
        using var model = trained.Shape.Make(shown.Sequences.Length, meanLabel: 0);
        TrainingFiles.ReadWeights(request, $"{trained.Cell.Step}/weights.safetensors").CopyTo(model);
        var kept = model is ISelectsPositions selects ? KeptPositions.Of(selects, shown.Sequences, shown.Count) : null;
        return
        [
            .. Enumerable
                .Range(0, shown.Count)
                .Select(row =>
                    new[]
                    {
                        StepOutputs.Text(trained.Cell.Sequences),
                        StepOutputs.Text(trained.Cell.Seed),
                        trained.Cell.Model,
                        StepOutputs.Text(row),
                        Alphabet.Decode(shown.Sequences[row]),
                        StepOutputs.Text(shown.Labels[row]),
                        StepOutputs.Text(predicted[shown.Sequences.Ids[row]]),
                        string.Join(';', shown.Planted[row].Select(Text)),
                        kept is null ? "" : string.Join(' ', kept[row].Order().Select(at => StepOutputs.Text(at))),
                        string.Join(' ', (ReceivedAttention.Of(model, shown.Sequences[row]) ?? []).Select(Text)),
                    }
                ),
        ];
    }

    private static string Text(PlantedMotif motif) =>
        string.Create(CultureInfo.InvariantCulture, $"{motif.Start}-{motif.Start + motif.Length}:{motif.Name}");

    private static string Text(double share) => share.ToString("G4", CultureInfo.InvariantCulture);

    private sealed record Parameters(int Count, IReadOnlyList<Trained> Models);

    private sealed record Trained(TrainedCell Cell, ModelChoice Shape);
}
