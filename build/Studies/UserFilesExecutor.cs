using StepCache;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>
/// Runs what reads a user's own files, and complains about each under the place that the user knows it by: a worker is given
/// private copies, and knows no more than what they are.
/// </summary>
/// <param name="inner">Runs it.</param>
/// <param name="places">What complaints of the worker begin with, and what stands there instead: a path as the user wrote it,
/// or a place in the parameter file; null where there is none.</param>
internal sealed class UserFilesExecutor(IStepExecutor inner, IReadOnlyList<(string Called, string? Place)> places)
    : IStepExecutor
{
    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    ) => new Execution(await inner.BeginAsync(request, logFile, waiting, cancellation), this);

    // A complaint begins with its place: 'sequences:12: ...', or 'sequences: ...' where it is of the whole file.
    private string? UnderItsPlace(string complaint)
    {
        var (called, place) = places.FirstOrDefault(one =>
            complaint.StartsWith($"{one.Called}:", StringComparison.Ordinal)
        );
        return place is null ? null : place + complaint[called.Length..];
    }

    private sealed class Execution(IStepExecution inner, UserFilesExecutor names) : IStepExecution
    {
        public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
        {
            try
            {
                await inner.RunAsync(progress, cancellation);
            }
            catch (StepExecutionException error)
                when (error.IsUserError && names.UnderItsPlace(error.Message) is { } complaint)
            {
                throw new StepExecutionException(complaint, isUserError: true, error);
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
