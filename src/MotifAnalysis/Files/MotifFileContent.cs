using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>What a motif file holds: the motifs that could be read, and what is wrong with the others.</summary>
/// <remarks>
/// No motif is lost in silence: each that the file announces is either in <see cref="Motifs"/>, or a problem names its
/// line.
/// </remarks>
public sealed record MotifFileContent
{
    /// <summary>The motifs, in the order of the file.</summary>
    public required IReadOnlyList<MatrixMotif> Motifs { get; init; }

    /// <summary>What is wrong, in the order of lines; empty for a good file.</summary>
    public required IReadOnlyList<SequenceFileException> Problems { get; init; }

    /// <summary>How many motifs the file announces, read or not.</summary>
    public required int Announced { get; init; }

    /// <summary>The background that the file gives; null where it gives none.</summary>
    public NucleotideBackground? Background { get; init; }

    /// <summary>Whether motifs are of both strands; null where the file does not say.</summary>
    public bool? BothStrands { get; init; }

    /// <summary>The motifs of a file that must be good as a whole.</summary>
    /// <exception cref="SequenceFileException">The first problem, which says how many more there are.</exception>
    public MotifFileContent OrThrow()
    {
        if (Problems.Count == 0)
        {
            return this;
        }

        var first = Problems[0];
        if (Problems.Count == 1)
        {
            throw first;
        }

        var where = first.Line is null ? first.Path.Length + 2 : $"{first.Path}:{first.Line}: ".Length;
        throw new SequenceFileException(
            first.Path,
            first.Line,
            $"{first.Message[where..]} ({Problems.Count - 1} more in this file.)"
        );
    }
}
