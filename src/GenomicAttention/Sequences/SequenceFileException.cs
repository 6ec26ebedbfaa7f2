namespace GenomicAttention.Sequences;

/// <summary>
/// A file of sequences, labels or planted motifs is missing or cannot be used as it is. Its message says
/// where, what is wrong, and what to do.
/// </summary>
public sealed class SequenceFileException : Exception
{
    /// <summary>Blames a file, and a line where one is to blame.</summary>
    /// <param name="path">The file, as the caller named it.</param>
    /// <param name="line">The line, from 1, or null where the whole file is meant.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="innerException">What was caught, if anything.</param>
    public SequenceFileException(string path, int? line, string problem, Exception? innerException = null)
        : base(line is null ? $"{path}: {problem}" : $"{path}:{line}: {problem}", innerException)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The line, from 1, or null where the whole file is meant.</summary>
    public int? Line { get; }
}
