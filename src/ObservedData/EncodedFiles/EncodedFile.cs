using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using GenomicAttention.Sequences;

namespace ObservedData.EncodedFiles;

/// <summary>
/// Sequences of any lengths as codes of the <see cref="Alphabet"/>, one byte a token, in a file that is mapped into
/// memory: any sequence, or a part of one, is read without the rest.
/// </summary>
/// <remarks>
/// Version 1, all numbers little-endian:
/// <list type="table">
/// <item><term>0</term><description>signature <c>89 53 45 51 0d 0a 1a 0a</c>, the version (int32), 0 (int32)</description></item>
/// <item><term>16</term><description>the codes of all sequences, end to end, without padding</description></item>
/// <item><term>then</term><description>where each sequence starts among the codes, and where the last ends (int64
/// each, one more than sequences): a length is the difference of two</description></item>
/// <item><term>then</term><description>where each id ends among the bytes of the ids (int32 each)</description></item>
/// <item><term>then</term><description>the ids in UTF-8, end to end</description></item>
/// <item><term>last 72</term><description>the numbers of codes, of sequences and of bytes of ids (int64 each), 0
/// (int64), SHA-256 over all from the starts up to here, <c>SEQ.END\n</c></description></item>
/// </list>
/// The index stands last so that a stream of sequences can be written without knowing how many follow. Its hash is
/// checked on opening; the codes are checked as they are read, to be codes. Reading is safe from several threads.
/// </remarks>
public sealed unsafe class EncodedFile : IDisposable
{
    private readonly string _path;
    private readonly EncodedFileLayout _layout;
    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Lazy<IdIndex> _ids;
    private byte* _start;

    private EncodedFile(string path, MemoryMappedFile mapping, long size)
    {
        _path = path;
        _mapping = mapping;
        _view = mapping.CreateViewAccessor(0, size, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
        _ids = new Lazy<IdIndex>(ReadIds);
        try
        {
            _layout = ReadLayout(size);
            DemandIndex();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many sequences there are.</summary>
    public int Count => _layout.Count;

    /// <summary>Tokens in all sequences together.</summary>
    public long TokenCount => _layout.TokenCount;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, as <see cref="EncodedFileWriter"/> wrote it.</param>
    /// <exception cref="SequenceFileException">
    /// The file is missing, may not be read, is none of this kind or version, or was cut off or changed.
    /// </exception>
    public static EncodedFile Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            var size = file.Length;
            if (size < EncodedFileLayout.HeaderSize + EncodedFileLayout.TrailerSize)
            {
                file.Dispose();
                throw new SequenceFileException(path, null, "This is no file of encoded sequences, or it is cut off.");
            }

            // The mapping closes the file, and the object closes the mapping.
            var mapping = MemoryMappedFile.CreateFromFile(
                file,
                null,
                0,
                MemoryMappedFileAccess.Read,
                HandleInheritability.None,
                leaveOpen: false
            );
            return new EncodedFile(path, mapping, size);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SequenceFileException(path, null, "There is no such file: name one that exists.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SequenceFileException(path, null, $"The file cannot be read ({e.Message}).", e);
        }
    }

    /// <summary>Gives the id of a sequence.</summary>
    /// <param name="index">Its row, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public string IdOf(int index)
    {
        DemandRow(index);
        var start = index == 0 ? 0 : IdEnd(index - 1);
        return System.Text.Encoding.UTF8.GetString(Bytes(_layout.IdsOffset + start, IdEnd(index) - start));
    }

    /// <summary>Gives how many tokens a sequence has, at least one.</summary>
    /// <param name="index">Its row, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public long LengthOf(int index)
    {
        DemandRow(index);
        return Start(index + 1) - Start(index);
    }

    /// <summary>Finds a sequence by its id.</summary>
    /// <returns>Its row, from zero, or -1.</returns>
    public int IndexOf(string id) => _ids.Value.IndexOf(id);

    /// <summary>Reads a part of a sequence.</summary>
    /// <param name="index">The sequence's row, from zero.</param>
    /// <param name="start">The part's first token, from zero.</param>
    /// <param name="codes">Where the part goes; its length is the part's.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or the part leaves the sequence.</exception>
    /// <exception cref="SequenceFileException">The file was changed: a token is that of no nucleotide.</exception>
    public void Read(int index, long start, Span<byte> codes)
    {
        var length = LengthOf(index);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, length - codes.Length);
        Bytes(EncodedFileLayout.CodesOffset + Start(index) + start, codes.Length).CopyTo(codes);
        if (codes.ContainsAnyExceptInRange(Alphabet.A, Alphabet.N))
        {
            throw Damaged();
        }
    }

    /// <summary>Reads a whole sequence.</summary>
    /// <param name="index">Its row, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="SequenceFileException">
    /// The file was changed, or the sequence is longer than an array can be: read it in parts.
    /// </exception>
    public byte[] Read(int index)
    {
        var length = LengthOf(index);
        if (length > Array.MaxLength)
        {
            throw new SequenceFileException(
                _path,
                null,
                $"The sequence {IdOf(index)} of {length} tokens does not fit into one array: cut it into windows."
            );
        }

        var codes = new byte[length];
        Read(index, 0, codes);
        return codes;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (_start != null)
        {
            _start = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        _view.Dispose();
        _mapping.Dispose();
    }

    private ReadOnlySpan<byte> Bytes(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(_start == null, this);
        return new ReadOnlySpan<byte>(_start + offset, length);
    }

    private long Start(int row) =>
        BinaryPrimitives.ReadInt64LittleEndian(Bytes(_layout.StartsOffset + (sizeof(long) * (long)row), sizeof(long)));

    private int IdEnd(int row) =>
        BinaryPrimitives.ReadInt32LittleEndian(Bytes(_layout.IdEndsOffset + (sizeof(int) * (long)row), sizeof(int)));

    private void DemandRow(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }

    private IdIndex ReadIds()
    {
        var ids = new IdIndex();
        for (var row = 0; row < Count; row++)
        {
            ids.TryAdd(IdOf(row));
        }

        return ids;
    }

    private EncodedFileLayout ReadLayout(long size)
    {
        var header = Bytes(0, EncodedFileLayout.HeaderSize);
        if (!header.StartsWith(EncodedFileLayout.Signature))
        {
            throw new SequenceFileException(_path, null, "This is no file of encoded sequences: import them first.");
        }

        if (EncodedFileLayout.VersionOf(header) is var version && version != EncodedFileLayout.Version)
        {
            throw new SequenceFileException(
                _path,
                null,
                $"The file has format version {version}, this program reads {EncodedFileLayout.Version}: "
                    + "import the sequences again."
            );
        }

        return
            header.SequenceEqual(EncodedFileLayout.Header())
            && EncodedFileLayout.Of(Bytes(size - EncodedFileLayout.TrailerSize, EncodedFileLayout.TrailerSize))
                is { } layout
            && layout.FileSize == size
            ? layout
            : throw new SequenceFileException(_path, null, "The file is cut off: import the sequences again.");
    }

    // A hash that is right leaves nothing else to doubt about the index.
    private void DemandIndex()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        const int Block = 1 << 20;
        for (var at = _layout.StartsOffset; at < _layout.TrailerOffset; at += Block)
        {
            hash.AppendData(Bytes(at, (int)Math.Min(Block, _layout.TrailerOffset - at)));
        }

        if (!Bytes(_layout.TrailerOffset, EncodedFileLayout.TrailerSize).SequenceEqual(_layout.Trailer(hash)))
        {
            throw Damaged();
        }
    }

    private SequenceFileException Damaged() =>
        new(_path, null, "The file was changed after it was written: import the sequences again.");
}
