using System.Globalization;
using CsvHelper;
using Manuscript;

namespace Report.Reading;

/// <summary>A CSV file of results as text: what it is in, and in which line each row stands.</summary>
/// <param name="File">The file's path, as messages name it.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record ResultsTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<ResultsTable.Row> Rows)
{
    private static readonly string[] NotFinite = ["NaN", "Infinity", "-Infinity", "∞", "-∞"];

    private static readonly CsvReaderOptions Reading = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    /// <summary>A row.</summary>
    /// <param name="Line">Its line in the file, from 1.</param>
    /// <param name="Values">Its values, in the order of the columns.</param>
    internal sealed record Row(int Line, IReadOnlyList<string> Values);

    /// <summary>Reads a file in which every number is finite.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="remedy">What to do where it is wrong, as a sentence.</param>
    /// <param name="needed">Columns that it must have.</param>
    /// <exception cref="ResultsFileException">It is missing, is not CSV, lacks a column, or has NaN.</exception>
    public static ResultsTable Read(string file, string remedy, params IReadOnlyList<string> needed)
    {
        try
        {
            using var reader = CsvReader.Create(Bytes(file, remedy), Reading);
            if (needed.FirstOrDefault(column => !reader.TryGetFieldIndex(column, out _)) is { } missing)
            {
                var there = reader.Headers.Count == 0 ? "the file is empty" : string.Join(", ", reader.Headers);
                throw new ResultsFileException(file, 1, $"column '{missing}' is missing (there: {there}). {remedy}");
            }
            string[] columns = [.. reader.Headers];
            var rows = new List<Row>();
            while (reader.Read())
            {
                string[] values = [.. columns.Select(reader.GetString)];
                var line = (int)reader.LineNumber;
                if (values.Index().FirstOrDefault(value => NotFinite.Contains(value.Item)) is (var at, { } value))
                {
                    throw new ResultsFileException(file, line, $"column '{columns[at]}' is {value}. {remedy}");
                }
                rows.Add(new Row(line, values));
            }
            return new ResultsTable(file, columns, rows);
        }
        catch (CsvFormatException malformed)
        {
            int? line = malformed.LineNumber > 0 ? (int)malformed.LineNumber : null;
            throw new ResultsFileException(file, line, $"not CSV: {malformed.Message} {remedy}", malformed);
        }
    }

    /// <summary>The content of a file of results.</summary>
    /// <exception cref="ResultsFileException">It is missing, or cannot be read.</exception>
    public static byte[] Bytes(string file, string remedy)
    {
        try
        {
            return System.IO.File.ReadAllBytes(file);
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

    /// <summary>The value of a row in a column that the file has.</summary>
    public string Value(Row row, string column) => row.Values[IndexOf(column)];

    /// <summary>The rows that have these values, in columns that the file has.</summary>
    public IEnumerable<Row> FindAll(IReadOnlyList<(string Column, string Value)> values) =>
        Rows.Where(row => values.All(value => Value(row, value.Column) == value.Value));

    private int IndexOf(string column) => Columns.Index().First(known => known.Item == column).Index;
}
