using StepCache;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>Runs what reads a user's own sequences: the worker knows no more of its files than what they are.</summary>
/// <param name="inner">Runs it.</param>
/// <param name="sequences">The path of the sequences, as the user wrote it.</param>
/// <param name="labels">That of their labels, where there are any.</param>
/// <param name="genome">That of the genome, where there is one.</param>
internal sealed class UserFilesExecutor(IStepExecutor inner, string sequences, string? labels, string? genome)
    : ComplaintExecutor(inner)
{
    private readonly (string Input, string? Path)[] _files =
    [
        ("sequences", sequences),
        ("labels", labels),
        ("genome", genome),
    ];

    // A complaint begins with its place: 'sequences:12: ...', or 'sequences: ...' where it is of the whole file.
    /// <inheritdoc/>
    protected override string? Reworded(StepRequest request, string complaint)
    {
        var (input, path) = _files.FirstOrDefault(file =>
            complaint.StartsWith($"{file.Input}:", StringComparison.Ordinal)
        );
        return path is null ? null : path + complaint[input.Length..];
    }
}
