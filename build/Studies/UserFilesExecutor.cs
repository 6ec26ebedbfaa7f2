using StepCache;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>
/// Runs what reads a user's own files, and complains about each under the place that the user knows it by: the worker knows no
/// more of its files than what they are.
/// </summary>
/// <param name="inner">Runs it.</param>
/// <param name="places">What complaints of the worker begin with, and what stands there instead: a path as the user wrote it,
/// or a place in the parameter file; null where there is none.</param>
internal sealed class UserFilesExecutor(IStepExecutor inner, IReadOnlyList<(string Called, string? Place)> places)
    : ComplaintExecutor(inner)
{
    // A complaint begins with its place: 'sequences:12: ...', or 'sequences: ...' where it is of the whole file.
    /// <inheritdoc/>
    protected override string? Reworded(StepRequest request, string complaint)
    {
        var (called, place) = places.FirstOrDefault(one =>
            complaint.StartsWith($"{one.Called}:", StringComparison.Ordinal)
        );
        return place is null ? null : place + complaint[called.Length..];
    }
}
