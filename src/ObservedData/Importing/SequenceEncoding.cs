using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>Encodes a user's sequences into an <see cref="EncodedFile"/>, in memory that does not grow with them.</summary>
public static class SequenceEncoding
{
    private const int BlockSize = 1 << 16;

    /// <summary>Encodes the records of a FASTA file.</summary>
    /// <param name="path">The FASTA file, plain or gzip.</param>
    /// <param name="writer">Where the sequences go; it is not completed.</param>
    /// <returns>What letters there were.</returns>
    /// <exception cref="SequenceFileException">The file cannot be read, is no FASTA, or an id comes twice.</exception>
    public static LetterCounts EncodeFasta(string path, EncodedFileWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var counts = new LetterCounts();
        var letters = new byte[BlockSize];
        var codes = new byte[BlockSize];
        using var reader = FastaReader.Open(path);
        while (reader.Next())
        {
            if (!writer.TryBegin(reader.Id))
            {
                throw Twice(path, reader.Line, reader.Id, FastaReader.LineOf(path, reader.Id));
            }

            int count;
            while ((count = reader.Read(letters)) > 0)
            {
                counts.Encode(letters.AsSpan(0, count), codes);
                writer.Append(codes.AsSpan(0, count));
            }
        }

        return counts;
    }

    /// <summary>Encodes windows of a genome, in their own order.</summary>
    /// <param name="bedPath">The BED file that they come from, for complaints.</param>
    /// <param name="windows">The windows, as <see cref="BedFile.Read"/> gives them.</param>
    /// <param name="genomePath">The genome in FASTA, plain or gzip; it is read once.</param>
    /// <param name="writer">Where the windows go; it is not completed.</param>
    /// <param name="scratchPath">A file that is made for the while.</param>
    /// <returns>What letters there were in the windows, on the genome's strand, each as often as windows have it.</returns>
    /// <exception cref="SequenceFileException">
    /// The genome cannot be read, a window does not lie in it, or a window's id comes twice.
    /// </exception>
    public static LetterCounts EncodeWindows(
        string bedPath,
        IReadOnlyList<GenomeInterval> windows,
        string genomePath,
        EncodedFileWriter writer,
        string scratchPath
    )
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(writer);
        DemandDistinct(bedPath, windows);
        var counts = new LetterCounts();
        using var cut = GenomeWindows.Cut(bedPath, windows, genomePath, scratchPath);
        var codes = new byte[BlockSize];
        foreach (var (row, window) in windows.Index())
        {
            writer.TryBegin(window.Id);
            cut.Read(
                row,
                letters =>
                {
                    var encoded = codes.AsSpan(0, letters.Length);
                    counts.Encode(letters, encoded);
                    if (window.IsReverse)
                    {
                        Strand.ReverseComplement(encoded);
                    }

                    writer.Append(encoded);
                }
            );
        }

        return counts;
    }

    private static void DemandDistinct(string bedPath, IReadOnlyList<GenomeInterval> windows)
    {
        var lines = new Dictionary<string, int>(windows.Count, StringComparer.Ordinal);
        foreach (var window in windows)
        {
            if (!lines.TryAdd(window.Id, window.Line))
            {
                throw Twice(bedPath, window.Line, window.Id, lines[window.Id]);
            }
        }
    }

    private static SequenceFileException Twice(string path, int line, string id, int? first) =>
        new(path, line, $"The name {id} was in line {first} already: give each sequence a name of its own.");
}
