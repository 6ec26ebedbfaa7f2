using StepCache;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>Runs what reads results where they lie.</summary>
/// <param name="inner">Runs it.</param>
/// <param name="folder">The folder of the results.</param>
internal sealed class ResultsFilesExecutor(IStepExecutor inner, string folder) : ComplaintExecutor(inner)
{
    /// <inheritdoc/>
    protected override string? Reworded(StepRequest request, string complaint)
    {
        var (name, path) = request.Inputs.FirstOrDefault(input =>
            complaint.StartsWith(input.Value, StringComparison.Ordinal)
        );
        return path is null ? null : CheckoutPaths.Display(Path.Combine(folder, name)) + complaint[path.Length..];
    }
}
