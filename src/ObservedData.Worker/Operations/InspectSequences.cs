using ObservedData.Importing;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Looks through a user's sequences and labels, guesses the task, and reports what an import would read.</summary>
internal static class InspectSequences
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var columns = parameters.Targets is { } targets
            ? new LabelColumns([.. targets], parameters.Group)
            : LabelColumns.Default with
            {
                Group = parameters.Group,
            };

        var report = UserFiles.Read(
            request,
            parameters.Format,
            sources => SequenceImport.Inspect(sources, columns, request.WorkDirectory)
        );

        RecordFile.Write(request, "inspection.json", report);
    }

    private sealed record Parameters(
        SequenceFormat Format,
        IReadOnlyList<string>? Targets = null,
        string? Group = null
    );
}
