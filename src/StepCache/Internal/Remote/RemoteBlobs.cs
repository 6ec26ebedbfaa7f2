using System.Collections.Concurrent;
using System.Net;

namespace StepCache.Internal.Remote;

/// <summary>The files at <c>/cas/</c>.</summary>
internal sealed class RemoteBlobs(CacheLayout layout, RemoteConnection connection, RemoteSwitch power)
{
    private const long SmallBytes = 1 << 16;

    private readonly BlobDownload download = new(layout);
    private readonly ConcurrentDictionary<string, Task<bool>> underWay = new(StringComparer.Ordinal);

    // What the server has under these digests is not what it should be.
    private readonly ConcurrentDictionary<string, bool> wrong = new(StringComparer.Ordinal);

    /// <summary>Whether the server says that it has an output's file.</summary>
    public async Task<bool> PromisesAsync(string step, OutputFile output, CancellationToken cancellation)
    {
        if (wrong.ContainsKey(output.Digest))
            return false;
        var answer = await connection
            .ReadAsync(
                () => Head(output),
                (response, _) => Task.FromResult(Presence.Of(response, output)),
                cancellation
            )
            .ConfigureAwait(false);
        if (answer == Presence.OtherSize)
            Refuse(step, output, "has another size than its record says");
        return answer == Presence.There;
    }

    /// <summary>Brings an output's file into the store, or says why it cannot be had.</summary>
    /// <exception cref="StepCacheException">The store cannot be written.</exception>
    public async Task<bool> FetchAsync(string step, OutputFile output, CancellationToken cancellation)
    {
        if (wrong.ContainsKey(output.Digest))
            return false;
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = underWay.GetOrAdd(output.Digest, mine.Task);
        if (first != mine.Task)
            return await first.ConfigureAwait(false);
        var fetched = DownloadAsync(step, output, cancellation);
        await ((Task)fetched).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        underWay.TryRemove(output.Digest, out _);
        mine.SetFromTask(fetched);
        return await fetched.ConfigureAwait(false);
    }

    /// <summary>Sends a file of the store to the server, unless it is there.</summary>
    public async Task<UploadResult?> WriteAsync(OutputFile output, CancellationToken cancellation)
    {
        if (!wrong.ContainsKey(output.Digest) && await IsThereAsync(output, cancellation).ConfigureAwait(false))
            return UploadResult.Done;
        if (!power.MayWrite)
            return null;
        var blob = layout.Blob(output.Digest);
        // A server that does not look would keep a damaged file under this digest.
        if (Sha256.OfFile(blob) != output.Digest)
            return new UploadResult("a file is damaged in the store");
        return await connection.WriteAsync(Request, UploadResult.Of, cancellation).ConfigureAwait(false);

        HttpRequestMessage Request(Patience patience)
        {
            var file = new FileStream(blob, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            var request = new HttpRequestMessage(HttpMethod.Put, $"cas/{output.Digest}")
            {
                Content = new BlobUpload(file, patience),
            };
            // So that a server which refuses it can say so before it is sent.
            request.Headers.ExpectContinue = output.SizeBytes > SmallBytes;
            return request;
        }
    }

    private async Task<bool> DownloadAsync(string step, OutputFile output, CancellationToken cancellation)
    {
        try
        {
            var fetched = await connection
                .ReadAsync(
                    () => new HttpRequestMessage(HttpMethod.Get, $"cas/{output.Digest}"),
                    (response, patience) => download.ReadAsync(response, output, patience),
                    cancellation
                )
                .ConfigureAwait(false);
            if (fetched is null && power.IsOn)
                power.Say($"{step}: the remote cache does not have its output {output.Path}");
            return fetched is not null;
        }
        catch (RefusedException refused)
        {
            Refuse(step, output, refused.Message);
            return false;
        }
    }

    private async Task<bool> IsThereAsync(OutputFile output, CancellationToken cancellation) =>
        await connection
            .WriteAsync(_ => Head(output), response => Presence.OfAny(response, output), cancellation)
            .ConfigureAwait(false) == Presence.There;

    private void Refuse(string step, OutputFile output, string what)
    {
        if (wrong.TryAdd(output.Digest, true))
            power.Refuse($"{step}: its output {output.Path} in the remote cache {what}; it is not used");
    }

    private static HttpRequestMessage Head(OutputFile output) => new(HttpMethod.Head, $"cas/{output.Digest}");

    /// <summary>What a server says of a file without sending it.</summary>
    private sealed class Presence
    {
        public static readonly Presence There = new();
        public static readonly Presence Missing = new();
        public static readonly Presence OtherSize = new();

        public static Presence Of(HttpResponseMessage response, OutputFile output) =>
            response.Content.Headers.ContentLength is { } length && length != output.SizeBytes ? OtherSize : There;

        public static Presence? OfAny(HttpResponseMessage response, OutputFile output) =>
            response.StatusCode switch
            {
                HttpStatusCode.OK => Of(response, output),
                // Some servers only know GET and PUT.
                HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed => Missing,
                HttpStatusCode.NotImplemented => Missing,
                _ => null,
            };
    }
}
