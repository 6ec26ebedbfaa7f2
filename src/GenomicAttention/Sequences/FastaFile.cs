namespace GenomicAttention.Sequences;

/// <summary>Sequences of one length in FASTA, one line a record when written.</summary>
/// <remarks>
/// Reading takes what others write too: sequences over several lines, lower case (soft masking),
/// CRLF, blank lines, and descriptions, which are dropped: an id ends at the first white space.
/// Padding is written as '-'.
/// </remarks>
public static class FastaFile
{
    /// <summary>Writes sequences, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sequences">Sequences with distinct ids.</param>
    /// <exception cref="ArgumentException">
    /// There is none, or an id comes twice, is empty, or has white space in it: it could not be read back.
    /// </exception>
    public static void Write(string path, EncodedSequences sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        DemandReadable(sequences);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        for (var row = 0; row < sequences.Count; row++)
        {
            writer.Write('>');
            writer.WriteLine(sequences.Ids[row]);
            writer.WriteLine(Alphabet.Decode(sequences[row]));
        }
    }

    /// <summary>Reads sequences.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SequenceFileException">
    /// The file is missing, holds no sequence, or a line of it is not FASTA: an id is empty or comes
    /// twice, a letter is unknown, or a sequence is empty or differs in length from the first.
    /// </exception>
    public static EncodedSequences Read(string path)
    {
        using var reader = SequenceFile.Open(path);
        var records = new FastaRecords(path);
        while (reader.ReadLine() is { } line)
        {
            records.Add(line);
        }

        return records.ToSequences();
    }

    private static void DemandReadable(EncodedSequences sequences)
    {
        if (sequences.Count == 0)
        {
            throw new ArgumentException("There is no sequence to write, so their length would be lost.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in sequences.Ids)
        {
            if (id.Length == 0 || id.Any(char.IsWhiteSpace))
            {
                throw new ArgumentException($"The id '{id}' is empty or has white space in it.");
            }

            if (!seen.Add(id))
            {
                throw new ArgumentException($"The id {id} comes twice.");
            }
        }
    }
}
