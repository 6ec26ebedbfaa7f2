using System.Buffers.Binary;
using System.Security.Cryptography;
using GenomicAttention.Sequences;

namespace ObservedData.EncodedFiles;

/// <summary>Writes an <see cref="EncodedFile"/> front to back; in memory are only its ids and where sequences start.</summary>
/// <remarks>
/// The bytes go beside the file, under its name and <c>.partial</c>, and take its name when
/// <see cref="Complete"/> is called; without that, nothing is left. The same calls give the same bytes.
/// </remarks>
public sealed class EncodedFileWriter : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly IdIndex _ids = new();
    private readonly List<long> _starts = [];
    private long _tokens;
    private bool _completed;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file; one that is there is replaced when this one is complete.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public EncodedFileWriter(string path)
    {
        _path = path;
        _file = new FileStream(Partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);
        _file.Write(EncodedFileLayout.Header());
    }

    /// <summary>How many sequences were begun.</summary>
    public int Count => _ids.Count;

    internal IdIndex Ids => _ids;

    private string Partial => _path + ".partial";

    /// <summary>Begins a sequence, which has no tokens yet.</summary>
    /// <param name="id">Its id, not empty.</param>
    /// <returns>Whether it was begun: false, with nothing changed, where the id was there before.</returns>
    /// <exception cref="ArgumentException">The id is empty, or the sequence before it has no tokens.</exception>
    public bool TryBegin(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        DemandTokens();
        if (!_ids.TryAdd(id))
        {
            return false;
        }

        _starts.Add(_tokens);
        return true;
    }

    /// <summary>Adds tokens to the sequence begun last.</summary>
    /// <param name="codes">Codes of the <see cref="Alphabet"/> below <see cref="Alphabet.Pad"/>.</param>
    /// <exception cref="ArgumentException">A code is none of these.</exception>
    /// <exception cref="InvalidOperationException">No sequence was begun.</exception>
    public void Append(ReadOnlySpan<byte> codes)
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("Begin a sequence first.");
        }

        if (codes.ContainsAnyExceptInRange(Alphabet.A, Alphabet.N))
        {
            throw new ArgumentException("A code is that of no nucleotide.", nameof(codes));
        }

        _file.Write(codes);
        _tokens += codes.Length;
    }

    /// <summary>Writes the index and gives the file its name.</summary>
    /// <exception cref="ArgumentException">The last sequence has no tokens.</exception>
    public void Complete()
    {
        DemandTokens();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _starts.Add(_tokens);
        WriteIndex(hash);
        _file.Write(new EncodedFileLayout(_tokens, Count, _ids.Bytes.Length).Trailer(hash));
        _file.Dispose();
        File.Move(Partial, _path, overwrite: true);
        _completed = true;
    }

    /// <summary>Closes the file, and removes it if it is not complete.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (!_completed)
        {
            File.Delete(Partial);
        }
    }

    private void DemandTokens()
    {
        if (_starts.Count > 0 && _starts[^1] == _tokens)
        {
            throw new ArgumentException($"The sequence {_ids[Count - 1]} has no tokens.");
        }
    }

    private void WriteIndex(IncrementalHash hash)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var start in _starts)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, start);
            Write(number, hash);
        }

        foreach (var end in _ids.Ends)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, end);
            Write(number[..sizeof(int)], hash);
        }

        Write(_ids.Bytes, hash);
    }

    private void Write(ReadOnlySpan<byte> bytes, IncrementalHash hash)
    {
        _file.Write(bytes);
        hash.AppendData(bytes);
    }
}
