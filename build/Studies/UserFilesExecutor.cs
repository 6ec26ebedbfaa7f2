using StepCache;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>
/// Runs what reads a user's own files, and complains about each under the path that the user knows it by: a worker is given
/// private copies, and knows no more than what they are.
/// </summary>
/// <param name="inner">Runs it.</param>
/// <param name="sequences">The path of the sequences, as the user wrote it.</param>
/// <param name="labels">That of their labels, where there are any.</param>
/// <param name="genome">That of the genome, where there is one.</param>
internal sealed class UserFilesExecutor(IStepExecutor inner, string sequences, string? labels, string? genome)
    : IStepExecutor
{
    private readonly (string Input, string? Path)[] _files =
    [
        ("sequences", sequences),
        ("labels", labels),
        ("genome", genome),
    ];

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    ) => new Execution(await inner.BeginAsync(request, logFile, waiting, cancellation), this);

    // A complaint begins with its place: 'sequences:12: ...', or 'sequences: ...' where it is of the whole file.
    private string? UnderItsPath(string complaint)
    {
        var (input, path) = _files.FirstOrDefault(file =>
            complaint.StartsWith($"{file.Input}:", StringComparison.Ordinal)
        );
        return path is null ? null : path + complaint[input.Length..];
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
                when (error.IsUserError && names.UnderItsPath(error.Message) is { } complaint)
            {
                throw new StepExecutionException(complaint, isUserError: true, error);
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
