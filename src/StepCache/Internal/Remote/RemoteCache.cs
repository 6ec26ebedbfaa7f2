using System.Collections.Concurrent;

namespace StepCache.Internal.Remote;

/// <summary>Results that another machine computed: fetched before a step runs, and sent after one did.</summary>
internal sealed class RemoteCache : IDisposable
{
    private readonly RemoteSwitch power;
    private readonly RemoteConnection connection;
    private readonly RemoteRecords records;
    private readonly RemoteBlobs remoteBlobs;
    private readonly BlobStore blobs;
    private readonly TimeSpan uploadWait;
    private readonly Action<string> say;
    private readonly CancellationTokenSource uploading = new();
    private readonly ConcurrentBag<Task> uploads = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<ActionRecord?>>> asked = new(StringComparer.Ordinal);

    /// <param name="options">Where the server is, and how long it is waited for.</param>
    /// <param name="layout">The local cache.</param>
    /// <param name="say">Told what the user should know.</param>
    public RemoteCache(RemoteCacheOptions options, CacheLayout layout, Action<string> say)
    {
        this.say = say;
        power = new RemoteSwitch(options.Address.AbsoluteUri, !options.ReadOnly, options.MostRefusals, say);
        connection = new RemoteConnection(options, power);
        records = new RemoteRecords(connection, power, options.LargestFileBytes);
        remoteBlobs = new RemoteBlobs(layout, connection, power);
        blobs = new BlobStore(layout);
        uploadWait = options.UploadWait;
    }

    /// <summary>The record of a key, if the server has it; asked once in a run.</summary>
    /// <returns>The record, which is not in the local cache, and whose files may be nowhere; or null.</returns>
    public async Task<ActionRecord?> RecordAsync(Step step, string key, CancellationToken cancellation) =>
        power.IsOn
            ? await asked
                .GetOrAdd(key, _ => new(() => records.FindAsync(key, step, cancellation)))
                .Value.ConfigureAwait(false)
            : null;

    /// <summary>Whether the server has a record of the key, and says that it has all its files that are not here.
    /// </summary>
    public async Task<bool> PromisesAsync(Step step, string key, CancellationToken cancellation)
    {
        if (await RecordAsync(step, key, cancellation).ConfigureAwait(false) is not { } record)
            return false;
        var promised = await Task.WhenAll(
                record
                    .Outputs.Where(output => !blobs.Contains(output))
                    .Select(output => remoteBlobs.PromisesAsync(step.Name, output, cancellation))
            )
            .ConfigureAwait(false);
        return promised.All(isThere => isThere);
    }

    /// <summary>Brings a step's files into the store, if the server has them all.</summary>
    /// <returns>The record, which is not yet in the local cache; null if the step has to run.</returns>
    /// <exception cref="StepCacheException">The store cannot be written.</exception>
    public async Task<ActionRecord?> FetchAsync(Step step, string key, CancellationToken cancellation)
    {
        if (await RecordAsync(step, key, cancellation).ConfigureAwait(false) is not { } record)
            return null;
        return await FetchFilesAsync(step.Name, record, cancellation).ConfigureAwait(false) ? record : null;
    }

    /// <summary>Brings those files of a record into the store that are not there.</summary>
    /// <returns>Whether all are there now.</returns>
    /// <exception cref="StepCacheException">The store cannot be written.</exception>
    public async Task<bool> FetchFilesAsync(string step, ActionRecord record, CancellationToken cancellation)
    {
        var fetched = await Task.WhenAll(
                record
                    .Outputs.Where(output => !blobs.Contains(output))
                    .Select(output => remoteBlobs.FetchAsync(step, output, cancellation))
            )
            .ConfigureAwait(false);
        return fetched.All(isHere => isHere);
    }

    /// <summary>Begins to send a step's result, and delays nobody.</summary>
    public void Send(Step step, string key, ActionRecord record)
    {
        if (power.MayWrite)
            uploads.Add(Task.Run(() => SendAsync(step, key, record)));
    }

    /// <summary>Waits for what is still being sent, but not for ever.</summary>
    public async Task FinishAsync()
    {
        var all = Task.WhenAll(uploads);
        if (await Task.WhenAny(all, Task.Delay(uploadWait)).ConfigureAwait(false) == all)
            return;
        say($"the remote cache at {power.Name} was not sent everything within {uploadWait.TotalSeconds:0} s");
        await uploading.CancelAsync().ConfigureAwait(false);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        uploading.Cancel();
        connection.Dispose();
        power.Dispose();
        uploading.Dispose();
    }

    // Files first: whoever sees the record finds all that it speaks of.
    private async Task SendAsync(Step step, string key, ActionRecord record)
    {
        try
        {
            foreach (var output in record.Outputs)
            {
                if (await remoteBlobs.WriteAsync(output, uploading.Token).ConfigureAwait(false) is not { } sent)
                    return;
                if (sent.Failure is { } failure)
                {
                    say($"{step.Name} was not sent to the remote cache: {failure}");
                    return;
                }
            }
            await records.WriteAsync(key, record, uploading.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or StepCacheException)
        {
            say($"{step.Name} was not sent to the remote cache: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
