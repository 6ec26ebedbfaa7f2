namespace Manuscript.Results;

/// <summary>A CSV file of results as text, whatever its columns are.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record CsvTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<CsvTable.Row> Rows)
{
    /// <summary>A row.</summary>
    /// <param name="Line">Its line in the file, from 1.</param>
    /// <param name="Values">Its values, in the order of the columns.</param>
    public sealed record Row(int Line, IReadOnlyList<string> Values);

    /// <summary>Reads a file's content.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="ResultsFileException">It is not CSV.</exception>
    public static CsvTable Parse(string file, byte[] content) =>
        CsvFormat.Read(
            file,
            content,
            reader =>
            {
                string[] columns = [.. reader.Headers];
                var rows = new List<Row>();
                while (reader.Read())
                    rows.Add(new Row((int)reader.LineNumber, [.. columns.Select(reader.GetString)]));
                return new CsvTable(file, columns, rows);
            }
        );

    /// <summary>Requires columns.</summary>
    /// <exception cref="ResultsFileException">The file has not all of them.</exception>
    public void Require(IEnumerable<string> columns)
    {
        foreach (var column in columns)
            CsvFormat.RequireColumn(File, Columns, column);
    }

    /// <summary>The value of a row in a column that the file has.</summary>
    public string Value(Row row, string column) => row.Values[IndexOf(column)];

    /// <summary>The rows that have these values, in columns that the file has.</summary>
    public IEnumerable<Row> FindAll(IEnumerable<(string Column, string Value)> values)
    {
        var wanted = values.Select(value => (At: IndexOf(value.Column), value.Value)).ToList();
        return Rows.Where(row => wanted.All(value => row.Values[value.At] == value.Value));
    }

    private int IndexOf(string column) => Columns.Index().First(known => known.Item == column).Index;
}
