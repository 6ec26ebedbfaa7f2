using System.Text;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>The lines of a text file of short lines; they end in LF, CR or both.</summary>
internal sealed class TextLines(string path) : IDisposable
{
    private const int LongestLine = 1 << 16;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly SourceStream _source = SourceStream.Open(path);
    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private int _position;
    private int _filled;
    private long _line;
    private bool _afterCarriageReturn;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Line => (int)Math.Min(_line, int.MaxValue);

    /// <summary>The first bytes of the file.</summary>
    public ReadOnlySpan<byte> Head => _source.Head;

    /// <summary>Reads a line without its end, or gives null after the last.</summary>
    /// <exception cref="SequenceFileException">The file cannot be read, or the line is too long or not UTF-8.</exception>
    public string? Next()
    {
        _line++;
        while (true)
        {
            if (_afterCarriageReturn && _position < _filled)
            {
                _position += _buffer[_position] == '\n' ? 1 : 0;
                _afterCarriageReturn = false;
            }

            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            if (end >= 0)
            {
                _afterCarriageReturn = rest[end] == '\r';
                _position += end + 1;
                return Decode(rest[..end]);
            }

            if (rest.Length > LongestLine)
            {
                throw Problem(
                    $"The line is longer than {LongestLine} bytes; the file looks like "
                        + $"{ForeignContent.Describe(Head)}."
                );
            }

            if (!Fill(rest))
            {
                _position = _filled;
                return rest.IsEmpty ? null : Decode(rest);
            }
        }
    }

    public SequenceFileException Problem(string problem) => new(path, Line, problem);

    public void Dispose() => _source.Dispose();

    private bool Fill(Span<byte> rest)
    {
        var kept = rest.Length;
        rest.CopyTo(_buffer);
        _position = 0;
        var read = _source.Read(_buffer.AsSpan(kept));
        _filled = kept + read;
        return read > 0;
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException e)
        {
            throw new SequenceFileException(path, Line, "The line is not UTF-8: is the file damaged or binary?", e);
        }
    }
}
