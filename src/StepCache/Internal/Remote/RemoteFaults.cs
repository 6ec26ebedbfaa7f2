using System.Net;

namespace StepCache.Internal.Remote;

/// <summary>The server cannot be used; the message says how, as a predicate.</summary>
/// <param name="how">Such as <c>does not answer (status 500)</c>.</param>
/// <param name="isPassing">Whether another try may help.</param>
/// <param name="isAnswer">Whether it did answer, so that it may still be good for another kind of request.</param>
internal sealed class RemoteFaultException(string how, bool isPassing, bool isAnswer) : Exception(how)
{
    public bool IsPassing { get; } = isPassing;

    public bool IsAnswer { get; } = isAnswer;

    public static RemoteFaultException NoAnswer(string why) =>
        new($"does not answer ({why})", isPassing: true, isAnswer: false);

    /// <summary>What a status means that is neither success nor a miss.</summary>
    public static RemoteFaultException Of(HttpStatusCode status, bool withCredentials) =>
        (int)status switch
        {
            401 or 403 or 407 when withCredentials => Lasting(
                $"does not accept the credentials (status {(int)status})"
            ),
            401 or 403 or 407 => Lasting($"does not accept a user without credentials (status {(int)status})"),
            408 or 429 or (>= 500 and <= 599 and not 501) => new(
                $"does not answer (status {(int)status})",
                isPassing: true,
                isAnswer: true
            ),
            >= 300 and <= 399 => Lasting(
                $"sends elsewhere (status {(int)status}), which is not followed: give the address that it means"
            ),
            var other => Lasting($"does not answer as a cache does (status {other})"),
        };

    /// <summary>What failed below HTTP, in words that hold nothing of the request.</summary>
    public static RemoteFaultException Of(Exception failure) =>
        NoAnswer(
            (failure as HttpRequestException)?.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "there is no such host",
                HttpRequestError.ConnectionError => "no connection",
                HttpRequestError.SecureConnectionError => "no secure connection",
                HttpRequestError.InvalidResponse => "what it sends is not HTTP",
                HttpRequestError.ProxyTunnelError => "the proxy does not let through",
                _ => "it breaks the connection off",
            }
        );

    private static RemoteFaultException Lasting(string how) => new(how, isPassing: false, isAnswer: true);
}

/// <summary>What the server sent is not what it should be; the message says how, as a predicate.</summary>
internal sealed class RefusedException(string what) : Exception(what);
