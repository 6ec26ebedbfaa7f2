using System.Globalization;
using System.Text;
using Manuscript;
using Manuscript.Results;

namespace Typesetting.Numbers;

/// <summary>A CSV file of results, in which rows are found by what stands in some of their columns.</summary>
internal sealed class ResultsTable(CsvTable table)
{
    /// <summary>The file's columns.</summary>
    public IReadOnlyList<string> Columns => table.Columns;

    /// <summary>Reads a whole file.</summary>
    /// <param name="files">The checkout.</param>
    /// <param name="file">The file, relative to it.</param>
    /// <exception cref="ManuscriptException">It is missing or no CSV.</exception>
    public static ResultsTable Read(ManuscriptFiles files, string file)
    {
        var study = file.Split('/') is ["results", var name, ..] ? $" --study {name}" : "";
        var text = files.Text(file, $"./build.sh{study} --target Compare writes it");
        try
        {
            return new ResultsTable(CsvTable.Parse(file, Encoding.UTF8.GetBytes(text)));
        }
        catch (ResultsFileException malformed)
        {
            throw new ManuscriptException(new Fault(file, malformed.Line ?? 1, 1, malformed.Problem));
        }
    }

    /// <summary>The rows whose columns have these values.</summary>
    /// <param name="where">Values by column; every column must be one of the file's.</param>
    public IReadOnlyList<CsvTable.Row> Find(IReadOnlyDictionary<string, string> where) =>
        [.. table.FindAll(where.Select(column => (column.Key, column.Value)))];

    /// <summary>What stands in a column of a row.</summary>
    /// <param name="row">One of this file's.</param>
    /// <param name="column">One of its columns.</param>
    /// <exception cref="ManuscriptException">Nothing does.</exception>
    public string Cell(CsvTable.Row row, string column) =>
        table.Value(row, column) is { Length: > 0 } text
            ? text
            : throw new ManuscriptException(new Fault(table.File, row.Line, 1, $"column '{column}' is empty here."));

    /// <summary>A number in a column of a row.</summary>
    /// <param name="row">One of this file's.</param>
    /// <param name="column">One of its columns.</param>
    /// <exception cref="ManuscriptException">It is none, or not finite.</exception>
    public double Number(CsvTable.Row row, string column)
    {
        var text = Cell(row, column);
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw new ManuscriptException(
                new Fault(table.File, row.Line, 1, $"column '{column}' must be a finite number, but is '{text}'.")
            );
    }
}
