using System.Globalization;
using System.Text;
using CsvHelper;

namespace Build.Differences;

/// <summary>A CSV file of results as rows under the names that its first columns give them.</summary>
internal sealed class ResultTable
{
    private readonly IReadOnlyList<string> _columns;
    private readonly List<IReadOnlyList<string>> _rows;

    private ResultTable(IReadOnlyList<string> columns, List<IReadOnlyList<string>> rows) =>
        (_columns, _rows) = (columns, rows);

    /// <summary>Reads a table.</summary>
    /// <exception cref="UserErrorException">It is not well-formed CSV.</exception>
    public static ResultTable Parse(string text, string name)
    {
        try
        {
            using var reader = CsvReader.Create(
                Encoding.UTF8.GetBytes(text),
                new CsvReaderOptions { Separator = ',', FormatProvider = CultureInfo.InvariantCulture }
            );
            var columns = reader.Headers.ToList();
            var rows = new List<IReadOnlyList<string>>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, columns.Count).Select(reader.GetString)]);
            }
            return new ResultTable(columns, rows);
        }
        catch (CsvFormatException malformed)
        {
            throw new UserErrorException($"{name}: not well-formed CSV: {malformed.Message}");
        }
    }

    /// <summary>How many of the first columns it takes to tell all rows apart.</summary>
    public int NameLength =>
        Enumerable
            .Range(0, _columns.Count)
            .First(length =>
                length == _columns.Count - 1 || _rows.DistinctBy(row => NameOf(row, length)).Count() == _rows.Count
            );

    /// <summary>Every value that is not part of its row's name, under row and column.</summary>
    public IReadOnlyDictionary<string, string> Values(int nameLength)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in _rows)
        {
            var name = NameOf(row, nameLength);
            for (var column = nameLength; column < _columns.Count; column++)
            {
                values[name.Length > 0 ? $"{name}, {_columns[column]}" : _columns[column]] = row[column];
            }
        }
        return values;
    }

    private static string NameOf(IReadOnlyList<string> row, int length) => string.Join(' ', row.Take(length));
}
