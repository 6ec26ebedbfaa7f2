using System.Net;
using Polly;
using Polly.Retry;

namespace StepCache.Internal.Remote;

/// <summary>Sends requests: each within its time, again after failures that may pass, and none once the remote is
/// off.</summary>
internal sealed class RemoteConnection : IDisposable
{
    private readonly RemoteCacheOptions options;
    private readonly RemoteSwitch power;
    private readonly HttpClient client;
    private readonly SemaphoreSlim places;
    private readonly ResiliencePipeline retries;
    private int retriesLeft;

    public RemoteConnection(RemoteCacheOptions options, RemoteSwitch power)
    {
        this.options = options;
        this.power = power;
        places = new SemaphoreSlim(Math.Max(1, options.Parallel));
        retriesLeft = options.RetriesPerRun;
        retries = Retries();
        client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = options.ConnectTimeout,
                AutomaticDecompression = DecompressionMethods.All,
                // To another server the credentials would go too.
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxResponseDrainSize = 1 << 16,
            }
        )
        {
            BaseAddress = options.Address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("StepCache");
        client.DefaultRequestHeaders.Authorization = options.Credentials?.Header;
    }

    /// <summary>Sends a request that reads.</summary>
    /// <param name="request">Makes the request, once a try.</param>
    /// <param name="read">Makes the result of an answer 200.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The result; null if the server does not have it, or cannot be used.</returns>
    /// <exception cref="RefusedException">What it sent is wrong.</exception>
    public Task<T?> ReadAsync<T>(
        Func<HttpRequestMessage> request,
        Func<HttpResponseMessage, Patience, Task<T>> read,
        CancellationToken cancellation
    )
        where T : class
    {
        return SendAsync<T>(patience => request(), ResultAsync, power.TurnOff, power.Off, cancellation);

        async Task<T?> ResultAsync(HttpResponseMessage response, Patience patience) =>
            response.StatusCode switch
            {
                HttpStatusCode.OK => await read(response, patience).ConfigureAwait(false),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => null,
                var status => throw RemoteFaultException.Of(status, options.Credentials is not null),
            };
    }

    /// <summary>Sends a request that writes.</summary>
    /// <param name="request">Makes the request, once a try.</param>
    /// <param name="result">What an answer of success, or one that concerns only this request, stands for.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The result, or null if the server cannot be written to.</returns>
    public Task<T?> WriteAsync<T>(
        Func<Patience, HttpRequestMessage> request,
        Func<HttpResponseMessage, T?> result,
        CancellationToken cancellation
    )
        where T : class
    {
        return SendAsync(request, Result, power.TurnWritingOff, power.WritingOff, cancellation);

        Task<T?> Result(HttpResponseMessage response, Patience patience) =>
            result(response) is { } known
                ? Task.FromResult<T?>(known)
                : throw RemoteFaultException.Of(response.StatusCode, options.Credentials is not null);
    }

    public void Dispose()
    {
        client.Dispose();
        places.Dispose();
    }

    private async Task<T?> SendAsync<T>(
        Func<Patience, HttpRequestMessage> request,
        Func<HttpResponseMessage, Patience, Task<T?>> read,
        Action<string> answeredBadly,
        CancellationToken off,
        CancellationToken cancellation
    )
        where T : class
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, off);
        try
        {
            await places.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                return await retries
                    .ExecuteAsync(
                        async token => await TryAsync(request, read, token).ConfigureAwait(false),
                        either.Token
                    )
                    .ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
        catch (RemoteFaultException fault)
        {
            (fault.IsAnswer ? answeredBadly : power.TurnOff)(fault.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null; // It went off meanwhile.
        }
    }

    private async Task<T?> TryAsync<T>(
        Func<Patience, HttpRequestMessage> request,
        Func<HttpResponseMessage, Patience, Task<T?>> read,
        CancellationToken cancellation
    )
        where T : class
    {
        using var patience = new Patience(options, cancellation);
        try
        {
            using var message = request(patience);
            using var response = await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token)
                .ConfigureAwait(false);
            return await read(response, patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw RemoteFaultException.NoAnswer(patience.IsUp ? patience.Complaint : "no connection");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw RemoteFaultException.Of(failure);
        }
    }

    private ResiliencePipeline Retries() =>
        options.Retries < 1
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder()
                .AddRetry(
                    new RetryStrategyOptions
                    {
                        ShouldHandle = attempt =>
                            ValueTask.FromResult(
                                attempt.Outcome.Exception is RemoteFaultException { IsPassing: true }
                                    && Interlocked.Decrement(ref retriesLeft) >= 0
                            ),
                        MaxRetryAttempts = options.Retries,
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        Delay = options.RetryDelay,
                        MaxDelay = options.ResponseTimeout,
                    }
                )
                .Build();
}
