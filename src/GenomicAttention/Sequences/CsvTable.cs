using CsvHelper;

namespace GenomicAttention.Sequences;

/// <summary>A CSV file of known columns, in the one dialect that is used here.</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Written = new() { NewLine = "\n" };

    // Nothing is guessed or mended: a label that was nearly read is worse than an error.
    private static readonly CsvReaderOptions Expected = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    public static void Write(string path, string[] columns, IEnumerable<string[]> rows)
    {
        using var writer = CsvWriter.ToFile(path, Written);
        writer.WriteHeader(columns);
        foreach (var fields in rows)
        {
            writer.WriteRecord(fields);
        }
    }

    /// <summary>Reads the rows below the header.</summary>
    public static IEnumerable<TableRow> Read(string path, string[] columns)
    {
        using var reader = CsvReader.Create(SequenceFile.Open(path), Expected);
        if (NextRow(reader, path)?.Fields.SequenceEqual(columns) != true)
        {
            throw new SequenceFileException(
                path,
                1,
                $"The header is not the one expected: write '{string.Join(',', columns)}'."
            );
        }

        while (NextRow(reader, path) is { } row)
        {
            yield return row.Fields.Length == columns.Length
                ? row
                : throw row.Problem(
                    $"{row.Fields.Length} fields in place of {columns.Length}: {string.Join(", ", columns)}."
                );
        }
    }

    private static TableRow? NextRow(CsvReader reader, string path)
    {
        try
        {
            if (!reader.Read())
            {
                return null;
            }
        }
        catch (CsvFormatException e)
        {
            throw new SequenceFileException(
                path,
                (int)e.LineNumber,
                "A quotation mark opens or closes no field here: double those inside a quoted field.",
                e
            );
        }

        var fields = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
        return new TableRow(path, (int)reader.LineNumber, fields);
    }
}
