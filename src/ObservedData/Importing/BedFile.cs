using System.Globalization;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>Windows of a genome in BED: zero-based, half open, columns parted by tabs or by white space.</summary>
/// <remarks>
/// The first three columns, the fourth (name) and the sixth (strand) are read, as UCSC's format description has them;
/// blank lines, those that start with <c>#</c>, and <c>track</c> and <c>browser</c> lines are passed over.
/// </remarks>
public static class BedFile
{
    /// <summary>Reads all windows, in the order of the file.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <exception cref="SequenceFileException">
    /// The file cannot be read, has no window, or a line is not BED: a column is missing, a number is none, the start
    /// does not lie before the end, or the strand is unknown.
    /// </exception>
    public static IReadOnlyList<GenomeInterval> Read(string path)
    {
        using var lines = new TextLines(path);
        if (ForeignContent.IsBinary(lines.Head))
        {
            throw new SequenceFileException(
                path,
                null,
                $"The file is not BED; it looks like {ForeignContent.Describe(lines.Head)}."
            );
        }

        var intervals = new List<GenomeInterval>();
        while (lines.Next() is { } line)
        {
            if (!IsPassedOver(line))
            {
                intervals.Add(Parse(line, lines));
            }
        }

        return intervals.Count > 0
            ? intervals
            : throw new SequenceFileException(
                path,
                null,
                "The file has no window: write chromosome, start and end on a line for each."
            );
    }

    private static bool IsPassedOver(string line) =>
        string.IsNullOrWhiteSpace(line) || line.StartsWith('#') || FirstWord(line) is "track" or "browser";

    private static string FirstWord(string line)
    {
        var end = line.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? line : line[..end];
    }

    private static GenomeInterval Parse(string line, TextLines lines)
    {
        var fields = line.Contains('\t', StringComparison.Ordinal)
            ? line.Split('\t', StringSplitOptions.TrimEntries)
            : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3 || fields[0].Length == 0)
        {
            throw lines.Problem(
                $"'{Shortened(line)}' is no line of BED: write chromosome, start and end, parted by tabs."
            );
        }

        if (fields[0].Any(char.IsControl) || line.Contains('\0', StringComparison.Ordinal))
        {
            throw lines.Problem("The line has a control character in it: is the file damaged or binary?");
        }

        var start = Position(fields[1], "start", lines);
        var end = Position(fields[2], "end", lines);
        if (start >= end)
        {
            throw lines.Problem(
                $"The start {start} does not lie before the end {end}: BED counts from 0 and the end is not part of "
                    + "the window."
            );
        }

        var id = fields.Length > 3 && fields[3] is not ("" or ".") ? fields[3] : $"{fields[0]}:{start}-{end}";
        if (id.Any(symbol => char.IsWhiteSpace(symbol) || char.IsControl(symbol)))
        {
            throw lines.Problem($"The name '{Shortened(id)}' has white space in it: write '_' in its place.");
        }

        return new GenomeInterval(fields[0], start, end, id, IsReverse(fields, lines), lines.Line);
    }

    private static long Position(string text, string column, TextLines lines) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw lines.Problem($"The {column} '{Shortened(text)}' is not a whole number from 0 up.");

    private static bool IsReverse(string[] fields, TextLines lines) =>
        fields.Length < 6
            ? false
            : fields[5] switch
            {
                "-" => true,
                "+" or "." or "" => false,
                _ => throw lines.Problem($"The strand '{Shortened(fields[5])}' is unknown: write '+', '-' or '.'."),
            };

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
