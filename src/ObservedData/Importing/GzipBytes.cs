namespace ObservedData.Importing;

/// <summary>The bytes of a gzip file as a decompressor gets them, so that the file's position tells what it took.</summary>
/// <remarks>
/// A decompressor reads ahead and does not say how much of that it used. Here the last bytes come one by one, and no
/// block reaches into them: whatever follows the last member, be it little or much, stays unread in the file.
/// </remarks>
internal sealed class GzipBytes(FileStream file) : ForwardStream
{
    private const int OneByOne = 4096;

    private readonly long _blocksEnd = file.Length - OneByOne;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var inBlocks = _blocksEnd - file.Position;
        return file.Read(buffer[..(int)Math.Clamp(inBlocks, 1, buffer.Length)]);
    }
}
