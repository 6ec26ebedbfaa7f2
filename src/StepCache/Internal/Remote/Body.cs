using System.Buffers;

namespace StepCache.Internal.Remote;

/// <summary>Reads the body of an answer, never more than it may be.</summary>
internal static class Body
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Hands on the body piece by piece.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="RefusedException">It is longer than the limit, or its compression is broken.</exception>
    public static async Task<long> CopyAsync(
        HttpResponseMessage response,
        long limit,
        Func<ReadOnlyMemory<byte>, ValueTask> write,
        Patience patience
    )
    {
        if (response.Content.Headers.ContentLength > limit)
            throw TooLong(limit);
        patience.Transfer(limit);
        var body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long length = 0;
            for (int read; (read = await ReadAsync(body, buffer, patience).ConfigureAwait(false)) > 0; )
            {
                length += read;
                if (length > limit)
                    throw TooLong(limit);
                await write(buffer.AsMemory(0, read)).ConfigureAwait(false);
            }
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<int> ReadAsync(Stream body, byte[] buffer, Patience patience)
    {
        patience.ExpectMore();
        try
        {
            return await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
        }
        // What .NET's decompressors throw.
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            throw new RefusedException("is damaged");
        }
    }

    private static RefusedException TooLong(long limit) => new($"is longer than the {limit} bytes that it may have");
}
