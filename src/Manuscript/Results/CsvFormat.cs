using System.Globalization;
using CsvHelper;

namespace Manuscript.Results;

/// <summary>How every CSV file of results is read: commas, one header, as many fields in each line.</summary>
internal static class CsvFormat
{
    private static readonly CsvReaderOptions Reading = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    /// <summary>Reads a file's content.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="read">Takes what it needs from a reader that stands before the first row.</param>
    /// <exception cref="ResultsFileException">It is not CSV.</exception>
    public static T Read<T>(string file, byte[] content, Func<CsvReader, T> read)
    {
        try
        {
            using var reader = CsvReader.Create(content, Reading);
            return read(reader);
        }
        catch (CsvFormatException malformed)
        {
            int? line = malformed.LineNumber > 0 ? (int)malformed.LineNumber : null;
            throw new ResultsFileException(file, line, $"not well-formed CSV: {malformed.Message}", malformed);
        }
    }

    /// <summary>Requires that a file has a column.</summary>
    /// <exception cref="ResultsFileException">It has not; the message names those that it has.</exception>
    public static void RequireColumn(string file, IReadOnlyList<string> columns, string needed)
    {
        if (!columns.Contains(needed, StringComparer.Ordinal))
        {
            var present = columns.Count == 0 ? "the file is empty" : string.Join(", ", columns);
            throw new ResultsFileException(file, 1, $"column '{needed}' is missing (there: {present}).");
        }
    }
}
