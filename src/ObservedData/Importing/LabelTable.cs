using System.Collections.Immutable;
using CsvHelper;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>The rows of a user's label file, one after the other; the header is checked on opening.</summary>
internal sealed class LabelTable : IDisposable
{
    private const string IdColumn = "id";
    private const int LongestRow = 1 << 20;

    // Nothing is guessed or mended: a label that was nearly read is worse than an error. No id or label has a line
    // break in it, so that a quotation mark that was left open takes one row with it and not all that follow.
    private static readonly CsvReaderOptions Expected = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
    };

    private readonly string _path;
    private readonly SourceStream _source;
    private readonly CsvReader _reader;
    private readonly string[] _header;
    private readonly int _id;
    private readonly int[] _targets;
    private readonly int? _group;

    private LabelTable(string path, SourceStream source, LabelColumns? columns)
    {
        _path = path;
        _source = source;
        _reader = CsvReader.Create(source, Expected);
        _header = ReadHeader();
        _id = ColumnOf(IdColumn);
        _targets = columns is null
            ? [.. Enumerable.Range(0, _header.Length).Where(column => column != _id)]
            : [.. columns.Targets.Select(ColumnOf)];
        _group = columns?.Group is { } group ? ColumnOf(group) : null;
        IgnoredColumns =
        [
            .. _header.Where((_, column) => column != _id && column != _group && !_targets.Contains(column)),
        ];
    }

    /// <summary>The columns that nobody asked for.</summary>
    public ImmutableArray<string> IgnoredColumns { get; }

    /// <summary>The targets' names.</summary>
    public ImmutableArray<string> TargetNames => [.. _targets.Select(column => _header[column])];

    /// <summary>The line of the present row.</summary>
    public int Line => (int)Math.Min(_reader.LineNumber, int.MaxValue);

    /// <summary>The id of the present row, not empty.</summary>
    public string Id => Field(_id);

    /// <summary>The group of the present row, not empty; null where no column of groups was asked for.</summary>
    public string? Group => _group is { } column ? Field(column) : null;

    /// <exception cref="SequenceFileException">The file cannot be read, is empty, or a column is missing.</exception>
    public static LabelTable Open(string path, LabelColumns columns) => OpenAny(path, columns);

    /// <summary>The same with every column but <c>id</c> as a target, in the order of the header.</summary>
    /// <exception cref="SequenceFileException">The file cannot be read, is empty, or has no column <c>id</c>.</exception>
    public static LabelTable OpenAll(string path) => OpenAny(path, columns: null);

    private static LabelTable OpenAny(string path, LabelColumns? columns)
    {
        var source = SourceStream.Open(path);
        try
        {
            return new LabelTable(path, source, columns);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The text of a target in the present row, not empty.</summary>
    public string Target(int index) => Field(_targets[index]);

    /// <summary>Whether a target is a finite number in the present row; an empty one is none.</summary>
    public bool HasNumber(int index) =>
        ClassNames.Number(_reader.GetString(_targets[index]).Trim()) is { } number && double.IsFinite(number);

    /// <summary>That there is no column called <c>label</c>, nor another that could be meant.</summary>
    public SequenceFileException NoLabels() =>
        Problem($"There is no column 'label': {NearestName.Suggest("label", _header)}");

    /// <summary>Goes on to the next row.</summary>
    /// <exception cref="SequenceFileException">The row is not CSV, or has more or fewer fields than the header.</exception>
    public bool Next()
    {
        if (!ReadRow())
        {
            return false;
        }

        return _reader.FieldCount == _header.Length
            ? true
            : throw Problem(
                $"The row has {_reader.FieldCount} fields, the header {_header.Length}: "
                    + "quote a field that has a comma in it, and give an empty one its comma."
            );
    }

    public SequenceFileException Problem(string problem) => new(_path, Line, problem);

    public void Dispose()
    {
        _reader.Dispose();
        _source.Dispose();
    }

    private string[] ReadHeader()
    {
        if (ForeignContent.IsBinary(_source.Head))
        {
            throw new SequenceFileException(
                _path,
                null,
                $"The file is not CSV; it looks like {ForeignContent.Describe(_source.Head)}."
            );
        }

        if (!ReadRow())
        {
            throw new SequenceFileException(
                _path,
                null,
                "The file is empty: name one in CSV with a header and the columns id and label."
            );
        }

        string[] header = [.. Enumerable.Range(0, _reader.FieldCount).Select(i => _reader.GetString(i).Trim())];
        var twice = header.GroupBy(name => name).FirstOrDefault(names => names.Count() > 1 && names.Key.Length > 0);
        return twice is null
            ? header
            : throw Problem($"Two columns are called '{twice.Key}': give each a name of its own.");
    }

    private int ColumnOf(string name)
    {
        var column = Array.IndexOf(_header, name);
        if (column >= 0)
        {
            return column;
        }

        if (_header is [var only])
        {
            foreach (var (separator, called) in new[] { (';', "semicolons"), ('\t', "tabs") })
            {
                if (only.Contains(separator, StringComparison.Ordinal))
                {
                    throw Problem($"The columns are parted by {called}: save the file with commas.");
                }
            }

            if (only.StartsWith('>'))
            {
                throw Problem("The file is not CSV; it looks like FASTA.");
            }
        }

        throw Problem(
            $"There is no column '{name}' in the first line, which names them: {NearestName.Suggest(name, _header)}"
        );
    }

    private bool ReadRow()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new SequenceFileException(
                _path,
                (int)Math.Clamp(e.LineNumber, 1, int.MaxValue),
                "The row is no CSV: a quotation mark opens or closes no field, or the row has no end. "
                    + "Double the quotation marks inside a quoted field.",
                e
            );
        }
    }

    private string Field(int column)
    {
        var text = _reader.GetString(column).Trim();
        if (text.Length == 0)
        {
            throw Problem($"The column '{_header[column]}' is empty: give each row a value, or remove the row.");
        }

        // The replacement character stands where bytes were no UTF-8.
        return text.Contains('\ufffd', StringComparison.Ordinal) || text.Any(char.IsControl)
            ? throw Problem($"The column '{_header[column]}' is not text in UTF-8: is the file damaged?")
            : text;
    }
}
