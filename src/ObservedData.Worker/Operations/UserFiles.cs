using System.Text.Json;
using GenomicAttention.Sequences;
using ObservedData.Importing;
using StepCache.Requests;

namespace ObservedData.Worker.Operations;

/// <summary>A user's files among the inputs of a step.</summary>
internal static class UserFiles
{
    private const string Sequences = "sequences";
    private const string Labels = "labels";
    private const string Genome = "genome";

    /// <summary>Gives the files' paths to what reads them.</summary>
    /// <remarks>
    /// Inputs are private copies, whose paths mean nothing to the user: a complaint names the input in their place.
    /// </remarks>
    /// <exception cref="SequenceFileException">A file cannot be used; its path is the input's name.</exception>
    /// <exception cref="JsonException">An input is missing, which no user causes.</exception>
    public static T Read<T>(StepRequest request, SequenceFormat format, Func<ImportSources, T> read)
    {
        var sources = new ImportSources(
            PathOf(request, Sequences),
            request.Inputs.GetValueOrDefault(Labels),
            format == SequenceFormat.Bed ? PathOf(request, Genome) : null
        );
        return Translated(request, () => read(sources));
    }

    /// <summary>The same for one file.</summary>
    /// <param name="request">The step.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="read">Reads the file at a path.</param>
    public static T ReadOne<T>(StepRequest request, string input, Func<string, T> read) =>
        Translated(request, () => read(PathOf(request, input)));

    private static T Translated<T>(StepRequest request, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SequenceFileException e)
            when (request.Inputs.FirstOrDefault(input => input.Value == e.Path).Key is { } name)
        {
            var place = e.Line is { } line ? $"{e.Path}:{line}: " : $"{e.Path}: ";
            throw new SequenceFileException(name, e.Line, e.Message[place.Length..], e);
        }
    }

    private static string PathOf(StepRequest request, string input) =>
        request.Inputs.TryGetValue(input, out var path)
            ? path
            : throw new JsonException($"The input '{input}' is missing.");
}
