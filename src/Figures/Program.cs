using Figures.Distant;
using Figures.Logos;
using Figures.Observed;
using Figures.Published;
using Figures.Replicated;
using Manuscript;
using StepCache.Requests;

var operations = new Dictionary<string, Action<StepRequest, IStepProgress>>(StringComparer.Ordinal)
{
    ["figures"] = (request, _) => PublishedFigures.Write(ResultsOf(request), request.OutputDirectory),
    ["figures-replicated"] = (request, _) =>
        ReplicatedFigures.Write(
            ResultsOf(request),
            request.OutputDirectory,
            request.Parameters["confidence"]!.GetValue<double>()
        ),
    ["figures-observed"] = (request, _) =>
        ObservedFigures.Write(
            ResultsOf(request),
            request.OutputDirectory,
            request.Parameters["positions"]!.GetValue<bool>()
        ),
    ["figures-distant"] = (request, _) =>
        DistantFigures.Write(
            ResultsOf(request),
            request.OutputDirectory,
            request.Parameters["confidence"]!.GetValue<double>()
        ),
    ["logos"] = (request, _) => LogoFigures.Write(ResultsOf(request), request.OutputDirectory),
};

return await StepWorker.RunAsync(operations, error => error is ResultsFileException);

// The inputs of a step lie side by side under their own names.
static string ResultsOf(StepRequest request) => Path.GetDirectoryName(request.Inputs.Values.First())!;
