using System.Buffers;
using System.Text;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>The id of a FASTA record, as its bytes come in.</summary>
/// <param name="path">The file, for complaints.</param>
internal sealed class FastaId(string path)
{
    /// <summary>Bytes of the longest id that is taken; a longer one is a sequence whose line break got lost.</summary>
    public const int Longest = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Begins another.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <exception cref="SequenceFileException">It is too long.</exception>
    public void Add(ReadOnlySpan<byte> part, int line)
    {
        _bytes.Write(part[..Math.Min(part.Length, Longest + 1)]);
        if (_bytes.WrittenCount > Longest)
        {
            throw new SequenceFileException(
                path,
                line,
                $"The id is longer than {Longest} bytes: does a line break miss between it and its sequence?"
            );
        }
    }

    /// <exception cref="SequenceFileException">It is missing, or no text.</exception>
    public string Decode(int line)
    {
        var bytes = _bytes.WrittenSpan;
        if (bytes.IsEmpty)
        {
            throw new SequenceFileException(path, line, "The id is missing: write it right after the '>'.");
        }

        string id;
        try
        {
            id = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new SequenceFileException(path, line, "The id is not UTF-8: save the file as UTF-8.", e);
        }

        return id.Any(char.IsControl)
            ? throw new SequenceFileException(
                path,
                line,
                "The id has a control character in it: is the file damaged or binary?"
            )
            : id;
    }
}
