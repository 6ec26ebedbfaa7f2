using System.IO.Compression;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>
/// The content of a user's file, front to back: unpacked if it is gzip, without a UTF-8 byte order mark, and with
/// every failure told as a <see cref="SequenceFileException"/>.
/// </summary>
/// <remarks>
/// Whether a file is gzip is asked of its first bytes, never of its name. The runtime's decompressor passes over
/// whatever follows the last member that it recognises, so a second member with a damaged first byte would be lost
/// in silence: here nothing but zeros may follow what it took, see <see cref="GzipBytes"/>.
/// </remarks>
internal sealed class SourceStream : ForwardStream
{
    private const int HeadSize = 4096;
    private const int FileBufferSize = 1 << 16;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly byte[] _head = new byte[HeadSize];
    private int _headPosition;
    private int _headLength;
    private long _bytesRead;

    private SourceStream(string path, FileStream file)
    {
        _path = path;
        _file = file;
        Span<byte> magic = stackalloc byte[2];
        var found = Guarded(file.ReadAtLeast, magic);
        file.Position = 0;
        _bytesRead = 0;
        IsCompressed = found == magic.Length && magic is [0x1f, 0x8b];
        _content = IsCompressed ? new GZipStream(new GzipBytes(file), CompressionMode.Decompress) : file;
        _headLength = Guarded(_content.ReadAtLeast, _head);
        if (_headLength < HeadSize)
        {
            DemandEnd();
        }

        PassByteOrderMark();
    }

    /// <summary>Whether the file is gzip.</summary>
    public bool IsCompressed { get; }

    /// <summary>The first bytes of the content, at most 4096: what tells of which kind it is.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <exception cref="SequenceFileException">The file is missing, a folder, may not be read, or damaged.</exception>
    public static SourceStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SequenceFileException(path, null, "This is a folder: name a file in it.");
        }

        var file = OpenFile(path);
        try
        {
            return file.CanSeek
                ? new SourceStream(path, file)
                : throw new SequenceFileException(
                    path,
                    null,
                    "This is a pipe or a device: write its content to a file first."
                );
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_headPosition < _headLength)
        {
            var fromHead = Math.Min(buffer.Length, _headLength - _headPosition);
            _head.AsSpan(_headPosition, fromHead).CopyTo(buffer);
            _headPosition += fromHead;
            return fromHead;
        }

        var count = Guarded((span, _, _) => _content.Read(span), buffer);
        if (count == 0)
        {
            DemandEnd();
        }

        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = FileBufferSize }
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SequenceFileException(path, null, "There is no such file: name one that exists.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SequenceFileException(path, null, "The file may not be read: change its permissions.", e);
        }
        catch (IOException e)
        {
            throw new SequenceFileException(path, null, $"The file cannot be opened ({e.Message}).", e);
        }
    }

    private void PassByteOrderMark()
    {
        if (Head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            throw new SequenceFileException(_path, 1, "The text is UTF-16: save it as plain text in UTF-8.");
        }

        if (Head is [0xef, 0xbb, 0xbf, ..])
        {
            Head[3..].CopyTo(_head);
            _headLength -= 3;
        }
    }

    // Some tools fill the last block with zeros, which hold nothing; anything else is a member that was not read.
    private void DemandEnd()
    {
        if (!IsCompressed)
        {
            return;
        }

        var end = _file.Position;
        Span<byte> rest = stackalloc byte[256];
        int count;
        while ((count = Guarded((span, _, _) => _file.Read(span), rest)) > 0)
        {
            if (rest[..count].ContainsAnyExcept((byte)0))
            {
                throw new SequenceFileException(
                    _path,
                    null,
                    $"What follows byte {end} is no gzip: the file is damaged there, so copy it again."
                );
            }
        }
    }

    private delegate int ReadBytes(Span<byte> buffer, int minimum, bool throwOnEnd);

    private int Guarded(ReadBytes read, Span<byte> buffer)
    {
        try
        {
            var count = read(buffer, buffer.Length, false);
            _bytesRead += count;
            return count;
        }
        catch (InvalidDataException e)
        {
            throw new SequenceFileException(
                _path,
                null,
                $"The gzip data are damaged or cut off after {_bytesRead} bytes of text ({e.Message.TrimEnd('.')}): "
                    + "copy the file again.",
                e
            );
        }
        catch (IOException e)
        {
            throw new SequenceFileException(_path, null, $"The file cannot be read ({e.Message}).", e);
        }
    }
}
