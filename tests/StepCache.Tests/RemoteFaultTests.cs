using System.Diagnostics;
using System.Text;

namespace StepCache.Tests;

/// <summary>A server that fails, hangs or lies never fails or stalls a run, nor spoils its result.</summary>
[Trait("Category", "Fault")]
public sealed class RemoteFaultTests : IDisposable
{
    private readonly RemoteServer server = new();
    private readonly Cache here = new();
    private readonly Cache there = new();

    public RemoteFaultTests()
    {
        var remote = new RemoteCacheOptions
        {
            Address = server.Address,
            ConnectTimeout = TimeSpan.FromMilliseconds(500),
            ResponseTimeout = TimeSpan.FromMilliseconds(300),
            StallTimeout = TimeSpan.FromMilliseconds(300),
            UploadWait = TimeSpan.FromSeconds(2),
            RetryDelay = TimeSpan.FromMilliseconds(10),
        };
        here.Options = here.Options with { Remote = remote };
        there.Options = there.Options with { Remote = remote };
    }

    public void Dispose()
    {
        here.Dispose();
        there.Dispose();
        server.Dispose();
    }

    private static Step Example() => Cache.Text("a", "hello");

    /// <summary>Runs the step on a clean cache beside the server, and expects its own right result in good time.</summary>
    private async Task ExpectLocalResultAsync(string says)
    {
        var clock = Stopwatch.StartNew();
        await there.RestoreAsync(Example(), "results");

        Assert.Equal("hello", File.ReadAllText(there.Folder.File("results/text")));
        Assert.Equal(["run a: new"], there.Last.Runs);
        Assert.Single(there.Last.Messages, message => message.Contains(says, StringComparison.Ordinal));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
        Assert.Empty(StoreCheck.Problems(there.Layout));
    }

    [Fact]
    public async Task An_absent_server_is_said_once()
    {
        server.Dispose();
        await ExpectLocalResultAsync("does not answer (no connection); going on without it");
    }

    [Fact]
    public async Task Status_500_is_tried_again_and_then_given_up()
    {
        server.Misbehave = (_, _) => RemoteServer.Answer("500 Internal Server Error", []);
        await ExpectLocalResultAsync("does not answer (status 500); going on without it");
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_fails_once_is_used()
    {
        await here.RestoreAsync(Example(), "results");
        var failures = 1;
        server.Misbehave = (_, _) =>
            Interlocked.Decrement(ref failures) >= 0 ? RemoteServer.Answer("503 Busy", []) : null;

        await there.RestoreAsync(Example(), "results");

        Assert.Empty(there.Last.Runs);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_in_time()
    {
        server.Misbehave = (_, _) => [];
        await ExpectLocalResultAsync("does not answer (nothing for 0.3 s); going on without it");
    }

    [Fact]
    public async Task A_server_that_hangs_in_the_middle_of_a_file_is_given_up_in_time()
    {
        await here.RestoreAsync(Example(), "results");
        server.Misbehave = (method, path) =>
            Get(method, path, "/cas/") ? RemoteServer.Answer("200 OK", "hel"u8.ToArray(), 5) : null;
        await ExpectLocalResultAsync("going on without it");
    }

    [Theory]
    [InlineData("HELLO", null, "has another digest")]
    [InlineData("hello and more", null, "is longer than the 5 bytes")]
    [InlineData("hello", 10_000_000_000, "is longer than the 5 bytes")]
    [InlineData("hell", null, "is shorter than the 5 bytes")]
    public async Task A_file_that_is_not_the_recorded_one_is_refused(string body, long? length, string says)
    {
        await here.RestoreAsync(Example(), "results");
        server.Misbehave = (method, path) =>
            Get(method, path, "/cas/") ? RemoteServer.Answer("200 OK", Encoding.UTF8.GetBytes(body), length) : null;
        await ExpectLocalResultAsync(says);
    }

    [Theory]
    [InlineData("text", "../../text", "lists other outputs")]
    [InlineData("text", "/etc/passwd", "lists other outputs")]
    [InlineData("text", "another", "lists other outputs")]
    [InlineData("exitCode\":0", "exitCode\":1", "is damaged")]
    [InlineData("{", "[", "is damaged")]
    public async Task A_record_that_is_not_the_step_s_is_refused(string from, string to, string says)
    {
        await here.RestoreAsync(Example(), "results");
        var record = Assert.Single(server.Stored, stored => stored.Key.StartsWith("/ac/", StringComparison.Ordinal));
        server.Stored[record.Key] = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(record.Value).Replace(from, to, StringComparison.Ordinal)
        );
        await ExpectLocalResultAsync($"its action record in the remote cache {says}");
    }

    [Fact]
    public async Task A_record_whose_file_is_gone_is_not_used()
    {
        await here.RestoreAsync(Example(), "results");
        server.Stored.TryRemove(
            server.Stored.Keys.Single(path => path.StartsWith("/cas/", StringComparison.Ordinal)),
            out _
        );
        await ExpectLocalResultAsync("does not have its output text");
    }

    [Fact]
    public async Task A_server_that_sends_elsewhere_is_not_followed()
    {
        server.Misbehave = (_, _) =>
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
        await ExpectLocalResultAsync("sends elsewhere (status 302)");
    }

    [Fact]
    public async Task What_cannot_be_sent_costs_nothing_but_a_line()
    {
        server.Misbehave = (method, _) => method == "PUT" ? RemoteServer.Answer("507 Full", []) : null;
        await ExpectLocalResultAsync("when written to; going on with reading only");
    }

    private static bool Get(string method, string path, string folder) =>
        method == "GET" && path.StartsWith(folder, StringComparison.Ordinal);
}
