using System.Globalization;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>
/// Motifs in the minimal MEME format, version 4 and later
/// (<see href="https://meme-suite.org/meme/doc/meme-format.html"/>).
/// </summary>
/// <remarks>
/// Reading takes the text output of MEME too, whose other sections it passes over. Rows that are rounded, so that they
/// sum to 1 within 0.01, are scaled to 1. What is written reads back to the last bit.
/// </remarks>
public static class MemeFile
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
        return new MemeReader(path, lines).Read();
    }

    /// <summary>Writes motifs, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="motifs">One or more, with ids of their own.</param>
    /// <param name="background">The background; null is uniform.</param>
    /// <param name="bothStrands">Whether motifs are of both strands.</param>
    /// <exception cref="ArgumentException">There is no motif, or an id or a name could not be read back.</exception>
    public static void Write(
        string path,
        IReadOnlyList<MatrixMotif> motifs,
        NucleotideBackground? background = null,
        bool bothStrands = true
    )
    {
        MotifNames.Demand(motifs);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("MEME version 4\n\nALPHABET= ACGT\n");
        writer.WriteLine(bothStrands ? "strands: + -\n" : "strands: +\n");
        writer.WriteLine("Background letter frequencies");
        var acgt = (background ?? NucleotideBackground.Uniform).Acgt;
        writer.WriteLine(
            string.Join(' ', acgt.Select((value, index) => $"{NucleotideOrder.Letters[index]} {Text(value)}"))
        );
        foreach (var motif in motifs)
        {
            Write(writer, motif);
        }
    }

    private static void Write(StreamWriter writer, MatrixMotif motif)
    {
        writer.WriteLine();
        writer.WriteLine(motif.AlternateName is null ? $"MOTIF {motif.Id}" : $"MOTIF {motif.Id} {motif.AlternateName}");
        var sites = motif.SiteCount is { } count ? $" nsites= {Text(count)}" : "";
        var eValue = motif.EValue is { } e ? $" E= {Text(e)}" : "";
        writer.WriteLine($"letter-probability matrix: alength= 4 w= {motif.Matrix.Width}{sites}{eValue}");
        foreach (var row in motif.Matrix.Acgt.Chunk(Alphabet.NucleotideCount))
        {
            writer.WriteLine(string.Join(' ', row.Select(Text)));
        }

        if (motif.Url is not null)
        {
            writer.WriteLine($"URL {motif.Url}");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
