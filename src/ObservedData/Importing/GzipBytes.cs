namespace ObservedData.Importing;

/// <summary>The bytes of a gzip file as a decompressor gets them, so that it can be told what it took of them.</summary>
/// <remarks>
/// The runtime's decompressor reads ahead without saying how much of that it used, ends in silence at the first byte
/// after a member that starts no other, and ends in silence, too, where the file is cut off. So here the last bytes
/// come one by one, and no block reaches into them: whatever follows the last member stays unread in the file. And
/// after the file's last byte comes one more that starts no member: a decompressor that was done takes it for the end
/// and asks no more, one that does ask was in the middle of a member.
/// </remarks>
internal sealed class GzipBytes(FileStream file) : ForwardStream
{
    private const int OneByOne = 4096;
    private const byte StartsNoMember = 0;

    private readonly long _length = file.Length;
    private bool _ended;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var left = _length - file.Position;
        if (left > 0)
        {
            return file.Read(buffer[..(int)Math.Clamp(left - OneByOne, 1, buffer.Length)]);
        }

        if (_ended)
        {
            throw new InvalidDataException("The end of the last part is missing.");
        }

        _ended = true;
        buffer[0] = StartsNoMember;
        return 1;
    }
}
