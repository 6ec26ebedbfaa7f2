using System.Globalization;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>
/// Motifs as JASPAR gives them (<see href="https://jaspar.elixir.no/"/>): a line <c>&gt;ID name</c>, then the counts of
/// A, C, G and T, a row each, with letters and brackets or without.
/// </summary>
/// <remarks>A file of four rows alone is one motif, with the file's name for its id.</remarks>
public static class JasparFile
{
    /// <summary>Reads a file that must be good as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SequenceFileException">The file is missing, or the first problem in it.</exception>
    public static MotifFileContent Read(string path) => ReadWhatIsGood(path).OrThrow();

    /// <summary>Reads the motifs that can be read, and lists what is wrong with the others.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SequenceFileException">The file is missing.</exception>
    public static MotifFileContent ReadWhatIsGood(string path)
    {
        var lines = MotifFileLines.Read(path);
        return new JasparReader(path, lines).Read();
    }

    /// <summary>Writes motifs, over a file that is there: their counts, or their probabilities where they have none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="motifs">One or more, with ids of their own.</param>
    /// <exception cref="ArgumentException">There is no motif, or an id or a name could not be read back.</exception>
    public static void Write(string path, IReadOnlyList<MatrixMotif> motifs)
    {
        MotifNames.Demand(motifs);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var motif in motifs)
        {
            writer.WriteLine(motif.AlternateName is null ? $">{motif.Id}" : $">{motif.Id}\t{motif.AlternateName}");
            var acgt = motif.Counts?.Acgt ?? motif.Matrix.Acgt;
            for (var letter = 0; letter < Alphabet.NucleotideCount; letter++)
            {
                var row = acgt.Where((_, index) => index % Alphabet.NucleotideCount == letter).Select(Text);
                writer.WriteLine($"{NucleotideOrder.Letters[letter]} [ {string.Join(' ', row)} ]");
            }
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
