using System.Globalization;
using CsvHelper;

namespace Typesetting.Numbers;

/// <summary>A CSV file of results, in which rows are found by what stands in some of their columns.</summary>
internal sealed class ResultsTable
{
    private readonly string _file;
    private readonly IReadOnlyList<string> _columns;
    private readonly List<ResultsRow> _rows = [];

    private ResultsTable(string file, IReadOnlyList<string> columns) => (_file, _columns) = (file, columns);

    /// <summary>The file's columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Reads a whole file.</summary>
    /// <param name="files">The checkout.</param>
    /// <param name="file">The file, relative to it.</param>
    /// <exception cref="ManuscriptException">It is missing or no CSV.</exception>
    public static ResultsTable Read(ManuscriptFiles files, string file)
    {
        var study = file.Split('/') is ["results", var name, ..] ? $" --study {name}" : "";
        var text = files.Text(file, $"./build.sh{study} --target Compare writes it");
        var options = new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            FormatProvider = CultureInfo.InvariantCulture,
        };
        try
        {
            using var reader = CsvReader.Create(System.Text.Encoding.UTF8.GetBytes(text), options);
            var table = new ResultsTable(file, [.. reader.Headers]);
            while (reader.Read())
            {
                var fields = table._columns.Select(column => reader.GetString(column));
                table._rows.Add(new ResultsRow((int)reader.LineNumber, [.. fields]));
            }
            return table;
        }
        catch (CsvFormatException malformed)
        {
            var line = Math.Max(1, (int)malformed.LineNumber);
            throw new ManuscriptException(new Fault(file, line, 1, $"not well-formed CSV: {malformed.Message}"));
        }
    }

    /// <summary>The rows whose columns have these values.</summary>
    /// <param name="where">Values by column; every column must be one of the file's.</param>
    public IReadOnlyList<ResultsRow> Find(IReadOnlyDictionary<string, string> where)
    {
        var wanted = where.Select(column => (At: IndexOf(column.Key), column.Value)).ToList();
        return [.. _rows.Where(row => wanted.All(column => row.Fields[column.At] == column.Value))];
    }

    /// <summary>What stands in a column of a row.</summary>
    /// <param name="row">One of this file's.</param>
    /// <param name="column">One of its columns.</param>
    /// <exception cref="ManuscriptException">Nothing does.</exception>
    public string Cell(ResultsRow row, string column) =>
        row.Fields[IndexOf(column)] is { Length: > 0 } text
            ? text
            : throw new ManuscriptException(new Fault(_file, row.Line, 1, $"column '{column}' is empty here."));

    /// <summary>A number in a column of a row.</summary>
    /// <param name="row">One of this file's.</param>
    /// <param name="column">One of its columns.</param>
    /// <exception cref="ManuscriptException">It is none, or not finite.</exception>
    public double Number(ResultsRow row, string column)
    {
        var text = Cell(row, column);
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw new ManuscriptException(
                new Fault(_file, row.Line, 1, $"column '{column}' must be a finite number, but is '{text}'.")
            );
    }

    private int IndexOf(string column) => _columns.Index().First(entry => entry.Item == column).Index;
}

/// <summary>A row of a results file.</summary>
/// <param name="Line">The line that it stands in.</param>
/// <param name="Fields">Its texts, one a column.</param>
internal sealed record ResultsRow(int Line, IReadOnlyList<string> Fields);
