using System.Globalization;
using CsvHelper;

namespace Manuscript.Results;

/// <summary>
/// The columns of one kind of CSV file and how a record becomes a row and back. Files are UTF-8 without a
/// byte order mark, lines end with LF, doubles have their shortest digits that round-trip: the same
/// records are the same bytes everywhere.
/// </summary>
internal sealed class CsvSchema<T>(string[] columns, Func<CsvRow, T> read, Func<T, object?[]>? write = null)
{
    private static readonly CsvWriterOptions Writing = new()
    {
        Separator = ',',
        NewLine = "\n",
        WriteByteOrderMark = false,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    /// <summary>Whether a file may have no columns but these.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The columns that a file must have.</summary>
    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<T> Read(string file) =>
        CsvFormat.Read(
            file,
            ResultsFile.Bytes(file),
            reader =>
            {
                RequireColumns(file, [.. reader.Headers]);
                var rows = new List<T>();
                var row = new CsvRow(file, reader);
                while (reader.Read())
                    rows.Add(read(row));
                return rows;
            }
        );

    /// <exception cref="NotSupportedException">It is the schema of a file that only the worker writes.</exception>
    public void Write(string file, IEnumerable<T> records)
    {
        if (write is null)
            throw new NotSupportedException("A step of the worker writes it.");
        using var writer = CsvWriter.ToFile(file, Writing);
        WriteRecord(writer, columns);
        foreach (var record in records)
            WriteRecord(writer, write(record));
    }

    private static void WriteRecord(CsvWriter writer, IEnumerable<object?> fields)
    {
        foreach (var field in fields)
            writer.WriteField(AsText(field));
        writer.EndRecord();
    }

    private static string AsText(object? field) =>
        field switch
        {
            null => "",
            string text => text,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"no CSV form for {field.GetType()}"),
        };

    private void RequireColumns(string file, IReadOnlyList<string> present)
    {
        foreach (var column in columns)
            CsvFormat.RequireColumn(file, present, column);
        if (IsWhole && present.Except(columns, StringComparer.Ordinal).FirstOrDefault() is { } other)
        {
            var known = string.Join(", ", columns);
            throw new ResultsFileException(
                file,
                1,
                $"column '{other}' is none of this file's ({known}); run the step that wrote it again."
            );
        }
    }
}
