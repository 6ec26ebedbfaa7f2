using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;
using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>A word with a name, such as a study plants.</summary>
internal sealed record NamedWord(string Name, string Sequence);

/// <summary>The motifs that those found are compared with.</summary>
internal static class KnownMotifs
{
    /// <summary>The input that is a file of motifs.</summary>
    public const string InputName = "motifs";

    /// <summary>Takes the motifs of the file, where there is one; otherwise words, whose letters never vary.</summary>
    /// <param name="request">The step.</param>
    /// <param name="words">May be none.</param>
    public static IReadOnlyList<MatrixMotif> Of(StepRequest request, IReadOnlyList<NamedWord> words) =>
        request.Inputs.TryGetValue(InputName, out var path)
            ? [.. Read(path).Select(motif => motif with { Id = NameOf(motif) })]
            : [.. words.Select(word => new MatrixMotif(word.Name, PositionWeightMatrix.OfWord(word.Sequence)))];

    /// <summary>Reads a file in MEME or JASPAR format, whichever it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What a complaint calls it, where the file is a copy whose path means nothing to the user.</param>
    /// <exception cref="SequenceFileException">The file cannot be used.</exception>
    public static IReadOnlyList<MatrixMotif> Read(string path, string? shown = null)
    {
        try
        {
            var motifs = (IsMeme(path) ? MemeFile.Read(path) : JasparFile.Read(path)).Motifs;
            return motifs.Count > 0
                ? motifs
                : throw new SequenceFileException(
                    path,
                    null,
                    "There is no motif in it; MEME or JASPAR format is read."
                );
        }
        catch (SequenceFileException e) when (shown is not null && e.Path == path)
        {
            var place = e.Line is { } line ? $"{path}:{line}: " : $"{path}: ";
            throw new SequenceFileException(shown, e.Line, e.Message[place.Length..], e);
        }
    }

    /// <summary>Finds a motif by its identifier or its other name.</summary>
    /// <exception cref="ArgumentException">There is none; the message says which there are.</exception>
    public static MatrixMotif Named(IReadOnlyList<MatrixMotif> motifs, string name) =>
        motifs.FirstOrDefault(motif => motif.Id == name)
        ?? motifs.FirstOrDefault(motif => motif.AlternateName == name)
        ?? throw new ArgumentException(
            $"The file of motifs has no {name}; it has {string.Join(", ", motifs.Take(8).Select(motif => motif.Id))}."
        );

    // A MEME file says so before its first motif; a JASPAR one has no such words.
    private static bool IsMeme(string path)
    {
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is { } line && !line.StartsWith('>'))
        {
            if (line.StartsWith("MEME", StringComparison.Ordinal) || line.StartsWith("MOTIF", StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    // Identifiers of databases tell a reader little.
    private static string NameOf(MatrixMotif motif) =>
        motif.AlternateName is { } name && name != motif.Id ? $"{motif.Id} {name}" : motif.Id;
}
