namespace Manuscript;

/// <summary>
/// A file of results that cannot be used: missing, malformed, without a column or field that is needed,
/// or with a value that is not what it should be. Whoever made the file can mend it; the message says how.
/// </summary>
public sealed class ResultsFileException : Exception
{
    /// <summary>Names the file, the line where known, and what is wrong and what to do.</summary>
    /// <param name="file">The file as it was given.</param>
    /// <param name="line">The line, counted from 1; null where the whole file is at fault.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="cause">The exception that it stems from, if any.</param>
    public ResultsFileException(string file, int? line, string problem, Exception? cause = null)
        : base(line is null ? $"{file}: {problem}" : $"{file}, line {line}: {problem}", cause)
    {
        File = file;
        Line = line;
        Problem = problem;
    }

    /// <summary>The file as it was given.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1; null where the whole file is at fault.</summary>
    public int? Line { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Problem { get; }

    /// <summary>The same, with what else there is to do.</summary>
    /// <param name="remedy">A sentence.</param>
    public ResultsFileException With(string remedy) => new(File, Line, $"{Problem} {remedy}", this);
}
