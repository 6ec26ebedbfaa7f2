using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Reads a user's file of motifs and hands it on as it is: a step of its own, so that what is wrong with it is said
/// before anything is trained.</summary>
internal static class CheckMotifs
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var path = request.Inputs[KnownMotifs.InputName];

        KnownMotifs.Read(path, parameters.File);

        File.Copy(path, Path.Combine(request.OutputDirectory, "motifs.txt"));
    }

    private sealed record Parameters(string File);
}
