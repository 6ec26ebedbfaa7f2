using ObservedData.Importing;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Looks through a user's sequences and labels, guesses columns and task, and reports what an import would read.
/// </summary>
internal static class InspectSequences
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);

        var inspection = UserFiles.Read(
            request,
            parameters.Format,
            sources => SequenceImport.Inspect(sources, request.WorkDirectory)
        );

        RecordFile.Write(request, "inspection.json", inspection);
    }

    private sealed record Parameters(SequenceFormat Format);
}
