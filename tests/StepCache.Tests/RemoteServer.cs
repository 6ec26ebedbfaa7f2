using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StepCache.Tests;

/// <summary>A server of Bazel's HTTP cache protocol on a loopback port, which a test may make misbehave.</summary>
internal sealed class RemoteServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();

    public RemoteServer()
    {
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/cache");

    /// <summary>What is stored, by path.</summary>
    public ConcurrentDictionary<string, byte[]> Stored { get; } = new();

    /// <summary>Every request in order: method, path, authorization.</summary>
    public ConcurrentQueue<(string Method, string Path, string? Authorization)> Requests { get; } = new();

    /// <summary>Answers in place of the store where it returns bytes; an empty answer holds the connection open.</summary>
    public Func<string, string, byte[]?> Misbehave { get; set; } = (_, _) => null;

    /// <summary>Whether the connection stays open after an answer that misbehaves.</summary>
    public bool HoldsOn { get; set; }

    /// <summary>How long each byte of an answer takes.</summary>
    public TimeSpan Drip { get; set; }

    public static byte[] Answer(string status, byte[] body, long? length = null, string headers = "") =>
        [
            .. Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status}\r\nContent-Length: {length ?? body.Length}\r\nConnection: close\r\n{headers}\r\n"
            ),
            .. body,
        ];

    /// <summary>Whether a file is at a path.</summary>
    public static bool IsFile(string path) => path.StartsWith("/cas/", StringComparison.Ordinal);

    /// <summary>Whether an action record is at a path.</summary>
    public static bool IsRecord(string path) => path.StartsWith("/ac/", StringComparison.Ordinal);

    /// <summary>The requests of a method for what lies below a path.</summary>
    public int Count(string method, string below = "/") =>
        Requests.Count(request => request.Method == method && request.Path.StartsWith(below, StringComparison.Ordinal));

    public void Dispose()
    {
        if (!ending.IsCancellationRequested)
            ending.Cancel();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(ending.Token));
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var (method, path, headers) = await ReadHeadAsync(stream);
                if (headers.ContainsKey("expect"))
                    await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
                var body = new byte[headers.TryGetValue("content-length", out var length) ? int.Parse(length) : 0];
                await stream.ReadExactlyAsync(body);
                Requests.Enqueue((method, path, headers.GetValueOrDefault("authorization")));
                var misbehaviour = Misbehave(method, path);
                var answer = misbehaviour ?? Store(method, path, body);
                await WriteAsync(stream, answer);
                if (answer.Length == 0 || (misbehaviour is not null && HoldsOn))
                    await Task.Delay(Timeout.Infinite, ending.Token);
            }
            catch (Exception exception)
                when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private async Task WriteAsync(NetworkStream stream, byte[] answer)
    {
        foreach (var piece in Drip == TimeSpan.Zero ? [answer] : answer.Chunk(1))
        {
            await Task.Delay(Drip, ending.Token);
            await stream.WriteAsync(piece);
        }
    }

    private byte[] Store(string method, string path, byte[] body)
    {
        if (method == "PUT")
        {
            Stored[path] = body;
            return Answer("200 OK", []);
        }
        if (!Stored.TryGetValue(path, out var stored))
            return Answer("404 Not Found", []);
        return method == "HEAD" ? Answer("200 OK", [], stored.Length) : Answer("200 OK", stored);
    }

    private static async Task<(string Method, string Path, Dictionary<string, string> Headers)> ReadHeadAsync(
        Stream stream
    )
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count > 3 && head[^1] == '\n' && head[^3] == '\n'))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines[1..]
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1]);
        return (first[0], first[1].Replace("/cache", "", StringComparison.Ordinal), headers);
    }
}
