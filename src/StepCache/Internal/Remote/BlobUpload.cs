using System.Net;

namespace StepCache.Internal.Remote;

/// <summary>A file as the content of a request, with its length, and patient only while it moves on.</summary>
internal sealed class BlobUpload(FileStream file, Patience patience) : HttpContent
{
    private const int BufferBytes = 1 << 16;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        patience.Transfer(file.Length);
        var buffer = new byte[BufferBytes];
        while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            patience.ExpectMore();
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        patience.ExpectAnswer();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }

    // An error of the disk is not one of the server.
    private async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await file.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new StepCacheException($"Cannot read {file.Name}: {exception.Message}", exception);
        }
    }
}
