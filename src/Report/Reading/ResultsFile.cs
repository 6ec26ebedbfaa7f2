using Manuscript;
using Manuscript.Results;

namespace Report.Reading;

/// <summary>Reads files of results, and says which command makes one again that is wrong.</summary>
internal static class ResultsFile
{
    private static readonly string[] NotFinite = ["NaN", "Infinity", "-Infinity", "∞", "-∞"];

    /// <summary>Reads a table in which every number is finite.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="remedy">What to do where it is wrong, as a sentence.</param>
    /// <param name="needed">Columns that it must have.</param>
    /// <exception cref="ResultsFileException">It is missing, is not CSV, lacks a column, or has NaN.</exception>
    public static CsvTable Table(string file, string remedy, params IReadOnlyList<string> needed)
    {
        var content = Bytes(file, remedy);
        try
        {
            var table = CsvTable.Parse(file, content);
            table.Require(needed);
            RequireFinite(table);
            return table;
        }
        catch (ResultsFileException wrong)
        {
            throw wrong.With(remedy);
        }
    }

    /// <summary>The content of a file of results.</summary>
    /// <exception cref="ResultsFileException">It is missing, or cannot be read.</exception>
    public static byte[] Bytes(string file, string remedy)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ResultsFileException(file, null, $"there is no such file. {remedy}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFileException(file, null, $"cannot be read: {error.Message}", error);
        }
    }

    private static void RequireFinite(CsvTable table)
    {
        foreach (var row in table.Rows)
        {
            if (row.Values.Index().FirstOrDefault(value => NotFinite.Contains(value.Item)) is (var at, { } value))
                throw new ResultsFileException(table.File, row.Line, $"column '{table.Columns[at]}' is {value}.");
        }
    }
}
