using ObservedData.Importing;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Reads a user's sequences and labels once, into the two files that all later steps read, and a report.</summary>
internal static class ImportSequences
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var columns = new LabelColumns([.. parameters.Targets], parameters.Group);

        var report = UserFiles.Read(
            request,
            parameters.Format,
            sources =>
                SequenceImport.Import(
                    sources,
                    parameters.Task,
                    columns,
                    request.OutputDirectory,
                    parameters.PositivesOnly
                )
        );

        RecordFile.Write(request, "import.json", report);
        foreach (var note in report.Notes)
        {
            progress.Say(note);
        }
    }

    private sealed record Parameters(
        PredictionTask Task,
        IReadOnlyList<string> Targets,
        SequenceFormat Format,
        string? Group = null,
        bool PositivesOnly = false
    );
}
