using System.Buffers;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>Reads a FASTA file, plain or gzip, front to back in memory that does not depend on its size.</summary>
/// <remarks>
/// Lines of any width, one of a whole chromosome among them; lower case; lines that end in LF, CR or both; blank
/// lines; white space at the end of a line; a UTF-8 byte order mark. An id ends at the first white space. Letters
/// are those of IUPAC's nucleotide code (Cornish-Bowden 1985); a gap is an error, as its place in a sequence means
/// something that no model here is told.
/// </remarks>
/// <example>
/// <code>
/// using var reader = FastaReader.Open("promoters.fa.gz");
/// while (reader.Next())
/// {
///     int count;
///     while ((count = reader.Read(letters)) > 0) { … }
/// }
/// </code>
/// </example>
public sealed class FastaReader : IDisposable
{
    private const int BufferSize = 1 << 16;

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> IdEnds = SearchValues.Create(" \t\r\n"u8);

    private readonly string _path;
    private readonly SourceStream _source;
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly FastaId _id;
    private int _position;
    private int _filled;
    private long _line = 1;
    private long _column = 1;
    private long _blankColumn;
    private long _headerLine;
    private long _length;
    private bool _afterCarriageReturn;
    private bool _started;
    private bool _inRecord;

    private FastaReader(string path)
    {
        _path = path;
        _source = SourceStream.Open(path);
        _id = new FastaId(path);
    }

    /// <summary>The id of the present record: its header up to the first white space.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The line of the present record's header, from 1.</summary>
    public int Line => AsLine(_headerLine);

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SequenceFileException">
    /// The file is missing, a folder, may not be read, or its gzip data are damaged at their start.
    /// </exception>
    public static FastaReader Open(string path) => new(path);

    /// <summary>Finds the line of a record's header by reading the file again.</summary>
    /// <remarks>A complaint needs one line number; keeping that of every record would cost a large file dearly.</remarks>
    /// <param name="path">A file that was read before.</param>
    /// <param name="id">The record's id.</param>
    /// <returns>The line, from 1, or null if no record has the id.</returns>
    /// <exception cref="SequenceFileException">The file cannot be read.</exception>
    public static int? LineOf(string path, string id)
    {
        using var reader = Open(path);
        while (reader.Next())
        {
            if (reader.Id == id)
            {
                return reader.Line;
            }
        }

        return null;
    }

    /// <summary>Goes on to the next record, past what was not read of the present one.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="SequenceFileException">
    /// The file is not FASTA or has no record, an id is missing, a sequence is empty, or a letter stands for no
    /// nucleotide.
    /// </exception>
    public bool Next()
    {
        PassSequence();
        if (!_started)
        {
            PassBlankLines();
            _started = true;
        }

        if (_position == _filled && !Fill())
        {
            return false;
        }

        ReadHeader();
        return true;
    }

    /// <summary>Reads letters of the present record, as the file has them.</summary>
    /// <param name="letters">Where to put them, not empty.</param>
    /// <returns>How many there were: less than asked for only at the record's end, and 0 after it.</returns>
    /// <exception cref="SequenceFileException">A letter stands for no nucleotide, or the record is empty.</exception>
    public int Read(Span<byte> letters)
    {
        var count = 0;
        while (count < letters.Length && _inRecord)
        {
            if (_position == _filled && !Fill())
            {
                EndRecord();
                break;
            }

            var rest = _buffer.AsSpan(_position, Math.Min(_filled - _position, letters.Length - count));
            var run = rest.IndexOfAnyExcept(FastaLetters.Nucleotides);
            if (run == 0)
            {
                PassOther(rest[0]);
                continue;
            }

            run = run < 0 ? rest.Length : run;
            if (_blankColumn > 0)
            {
                throw Problem(_line, $"There is white space in column {_blankColumn}, inside a sequence: remove it.");
            }

            rest[..run].CopyTo(letters[count..]);
            count += run;
            _position += run;
            _column += run;
            _length += run;
            _afterCarriageReturn = false;
        }

        return count;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _source.Dispose();

    // A file may have more lines than an Int32 counts; its complaints then say the highest.
    private static int AsLine(long line) => (int)Math.Min(line, int.MaxValue);

    private bool Fill()
    {
        _position = 0;
        _filled = _source.Read(_buffer);
        return _filled > 0;
    }

    private void PassSequence()
    {
        Span<byte> passed = stackalloc byte[4096];
        while (_inRecord)
        {
            Read(passed);
        }
    }

    private void PassBlankLines()
    {
        while (_position < _filled || Fill())
        {
            switch (_buffer[_position])
            {
                case (byte)'>' when _column == 1:
                    return;
                case (byte)' ' or (byte)'\t':
                    _position++;
                    _column++;
                    _afterCarriageReturn = false;
                    break;
                case (byte)'\r' or (byte)'\n':
                    EndLine(_buffer[_position++]);
                    break;
                case (byte)'>':
                    throw Problem(_line, FastaLetters.Refuse((byte)'>', _column));
                default:
                    throw NotFasta();
            }
        }

        throw new SequenceFileException(
            _path,
            null,
            _source.Head.IsEmpty
                ? "The file is empty: name one with sequences in FASTA."
                : "There is no sequence in the file: name one with sequences in FASTA."
        );
    }

    private void ReadHeader()
    {
        _headerLine = _line;
        _length = 0;
        _position++;
        _afterCarriageReturn = false;
        _id.Clear();
        ReadUntil(IdEnds, keep: true);
        Id = _id.Decode(Line);
        ReadUntil(LineEnds, keep: false);
        if (_position < _filled)
        {
            EndLine(_buffer[_position++]);
        }

        _inRecord = true;
    }

    private void ReadUntil(SearchValues<byte> ends, bool keep)
    {
        while (_position < _filled || Fill())
        {
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOfAny(ends);
            var part = end < 0 ? rest : rest[..end];
            _position += part.Length;
            if (keep)
            {
                _id.Add(part, Line);
            }

            if (end >= 0)
            {
                return;
            }
        }
    }

    private void PassOther(byte value)
    {
        switch (value)
        {
            case (byte)'\r' or (byte)'\n':
                _position++;
                EndLine(value);
                break;
            case (byte)' ' or (byte)'\t':
                _position++;
                _blankColumn = _blankColumn == 0 ? _column : _blankColumn;
                _column++;
                _afterCarriageReturn = false;
                break;
            case (byte)'>' when _column == 1:
                EndRecord();
                break;
            default:
                throw Problem(_line, FastaLetters.Refuse(value, _column));
        }
    }

    private void EndLine(byte value)
    {
        if (value != '\n' || !_afterCarriageReturn)
        {
            _line++;
        }

        _afterCarriageReturn = value == '\r';
        _column = 1;
        _blankColumn = 0;
    }

    private void EndRecord()
    {
        _inRecord = false;
        if (_length == 0)
        {
            throw Problem(_headerLine, $"The sequence {Id} is empty: remove its header or give its letters.");
        }
    }

    private SequenceFileException NotFasta()
    {
        var packed = _source.IsCompressed ? "The gzip file does not hold FASTA" : "The file is not FASTA";
        return Problem(_line, $"{packed}; it looks like {ForeignContent.Describe(_source.Head)}.");
    }

    private SequenceFileException Problem(long line, string problem) => new(_path, AsLine(line), problem);
}
