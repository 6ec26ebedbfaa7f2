using System.Text.Json;
using GenomicAttention.RandomStreams;
using ObservedData.Importing;
using ObservedData.Negatives;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Adds shuffled negatives to an import of positives alone; all later steps read the files of this one in place of
/// the import's.</summary>
internal static class AddNegatives
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var report =
            JsonSerializer.Deserialize<ImportReport>(
                File.ReadAllBytes(request.Inputs["import.json"]),
                RecordFile.Format
            ) ?? throw new JsonException("The report of the import is empty.");

        var added = PositiveImport.AddNegatives(
            request.Inputs[SequenceImport.SequencesName],
            request.Inputs[SequenceImport.LabelsName],
            report,
            parameters.Group,
            parameters.Kind,
            parameters.PerSequence,
            new UniformRandom(parameters.Seed),
            request.OutputDirectory
        );

        RecordFile.Write(request, "import.json", added);
        foreach (var note in added.Notes.Except(report.Notes))
        {
            progress.Say(note);
        }
    }

    private sealed record Parameters(NegativeKind Kind, int PerSequence, long Seed, string? Group = null);
}
