using System.Diagnostics;
using System.Text;

namespace StepCache.Tests;

/// <summary>A server that fails, hangs or lies never fails or stalls a run, nor spoils its result.</summary>
[Trait("Category", "Fault")]
public sealed class RemoteFaultTests()
    : TwoMachines(remote =>
        remote with
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ResponseTimeout = TimeSpan.FromSeconds(10),
            StallTimeout = TimeSpan.FromSeconds(10),
            UploadWait = TimeSpan.FromSeconds(2),
            RetryDelay = TimeSpan.FromMilliseconds(10),
        }
    )
{
    /// <summary>Gives up soon on a server that does not answer: where that is not tested, a busy machine has its time.
    /// </summary>
    private void Hastily() =>
        There.Remote = There.Remote with
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(500),
            ResponseTimeout = TimeSpan.FromMilliseconds(300),
            StallTimeout = TimeSpan.FromMilliseconds(300),
        };

    private static Step Example() => Cache.Text("a", "hello");

    /// <summary>Runs the step on a clean cache beside the server, and expects its own right result in good time.</summary>
    private async Task ExpectLocalResultAsync(string says)
    {
        var clock = Stopwatch.StartNew();
        await There.RestoreAsync(Example(), "results");

        Assert.Equal("hello", File.ReadAllText(There.Folder.File("results/text")));
        Assert.Equal(["run a: new"], There.Last.Runs);
        Assert.Single(There.Last.Messages, message => message.Contains(says, StringComparison.Ordinal));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
        Assert.Empty(StoreCheck.Problems(There.Layout));
    }

    [Fact]
    public async Task An_absent_server_is_said_once()
    {
        Server.Dispose();
        await ExpectLocalResultAsync("does not answer (no connection); going on without it");
    }

    [LinuxFact("Other systems refuse a connection for which there is no room.")]
    public async Task A_server_that_takes_no_connection_is_given_up_in_time()
    {
        using var full = new FullServer();
        There.Remote = There.Remote with
        {
            Address = full.Address,
            ConnectTimeout = TimeSpan.FromMilliseconds(500),
            ResponseTimeout = TimeSpan.FromSeconds(10),
            Retries = 1,
        };
        await ExpectLocalResultAsync("does not answer (no connection); going on without it");
    }

    [Fact]
    public async Task Status_500_is_tried_again_and_then_given_up()
    {
        Server.Misbehave = (_, _) => RemoteServer.Answer("500 Internal Server Error", []);
        await ExpectLocalResultAsync("does not answer (status 500); going on without it");
        Assert.Equal(3, Server.Requests.Count);
    }

    [Theory]
    [InlineData("401 Unauthorized", "does not accept a user without credentials (status 401)", 1)]
    [InlineData("403 Forbidden", "does not accept a user without credentials (status 403)", 1)]
    [InlineData("407 Proxy Authentication Required", "does not accept a user without credentials (status 407)", 1)]
    [InlineData("400 Bad Request", "does not answer as a cache does (status 400)", 1)]
    [InlineData("501 Not Implemented", "does not answer as a cache does (status 501)", 1)]
    [InlineData("600 Unheard Of", "does not answer as a cache does (status 600)", 1)]
    [InlineData("300 Multiple Choices", "sends elsewhere (status 300)", 1)]
    [InlineData("399 Unheard Of", "sends elsewhere (status 399)", 1)]
    [InlineData("408 Request Timeout", "does not answer (status 408)", 3)]
    [InlineData("429 Too Many Requests", "does not answer (status 429)", 3)]
    [InlineData("599 Unheard Of", "does not answer (status 599)", 3)]
    public async Task What_may_pass_is_tried_again_and_what_lasts_is_not(string status, string says, int times)
    {
        Server.Misbehave = (_, _) => RemoteServer.Answer(status, []);
        await ExpectLocalResultAsync(says);
        Assert.Equal(times, Server.Requests.Count);
    }

    [Theory]
    [InlineData("401 Unauthorized")]
    [InlineData("403 Forbidden")]
    [InlineData("407 Proxy Authentication Required")]
    public async Task Credentials_that_are_not_accepted_are_said(string status)
    {
        Server.Misbehave = (_, _) => RemoteServer.Answer(status, []);
        There.Remote = There.Remote with { Credentials = RemoteCredentials.Basic("user", "word") };
        await ExpectLocalResultAsync("does not accept the credentials");
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("410 Gone")]
    public async Task What_is_not_there_is_no_fault(string status)
    {
        Server.Misbehave = (method, _) => method == "PUT" ? null : RemoteServer.Answer(status, []);

        await There.RestoreAsync(Example(), "results");

        Assert.Empty(There.Last.Messages);
        Assert.Equal(["run a: new"], There.Last.Runs);
        Assert.Equal(2, Server.Stored.Count);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_said()
    {
        Server.Misbehave = (_, _) => "hello\r\n\r\n"u8.ToArray();
        await ExpectLocalResultAsync("does not answer (what it sends is not HTTP)");
    }

    [Fact]
    public async Task A_server_without_TLS_is_said()
    {
        var address = new UriBuilder(Server.Address) { Scheme = "https" }.Uri;
        Server.Misbehave = (_, _) => "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray();
        There.Remote = There.Remote with { Address = address, Retries = 0 };
        await There.RestoreAsync(Example(), "results");
        Assert.Single(There.Last.Messages, message => message.Contains("going on without it"));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_said()
    {
        Server.Misbehave = (_, _) => throw new IOException("the server breaks off");
        await ExpectLocalResultAsync("does not answer (it breaks the connection off)");
    }

    [Fact]
    public async Task A_file_that_comes_too_slowly_on_the_average_is_given_up_though_it_never_stalls()
    {
        Hastily();
        await Here.RestoreAsync(Example(), "results");
        Server.Drip = TimeSpan.FromMilliseconds(10);
        There.Remote = There.Remote with
        {
            ResponseTimeout = TimeSpan.FromSeconds(30),
            StallTimeout = TimeSpan.FromSeconds(1),
            SlowestBytesPerSecond = int.MaxValue,
        };
        await ExpectLocalResultAsync("does not answer (nothing for");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(20, false)]
    public async Task Tries_are_counted_over_the_whole_run(int retries, bool isGivenUp)
    {
        await Here.RestoreAsync(Example(), "results");
        var number = 0;
        Server.Misbehave = (_, _) =>
            Interlocked.Increment(ref number) % 2 == 1 ? RemoteServer.Answer("503 Busy", []) : null;
        There.Remote = There.Remote with { RetriesPerRun = retries };

        await There.RestoreAsync(Example(), "results");

        Assert.Equal(isGivenUp, There.Last.Messages.Count == 1);
        Assert.Equal(isGivenUp, There.Last.Runs.Count == 1);
    }

    [Fact]
    public async Task Without_retries_each_request_is_sent_once()
    {
        Server.Misbehave = (_, _) => RemoteServer.Answer("503 Busy", []);
        There.Remote = There.Remote with { Retries = 0 };
        await ExpectLocalResultAsync("does not answer (status 503)");
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_does_not_wait_for_the_server()
    {
        using var cancel = new CancellationTokenSource();
        Server.Misbehave = (_, _) =>
        {
            cancel.Cancel();
            return [];
        };
        There.Remote = There.Remote with { ResponseTimeout = TimeSpan.FromMinutes(10) };
        await using var runner = There.NewRunner(cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.EnsureAsync(Example()));
        Assert.Empty(There.Last.Messages);
    }

    [Fact]
    public async Task A_server_that_sends_what_is_wrong_again_and_again_is_given_up()
    {
        Step[] steps = [Cache.Text("a", "1"), Cache.Text("b", "2"), Cache.Text("c", "3")];
        await Here.RunAsync(steps);
        foreach (var path in Server.Stored.Keys.Where(RemoteServer.IsRecord))
            Server.Stored[path] = "{"u8.ToArray();
        There.Remote = There.Remote with { MostRefusals = 2 };

        await There.RunAsync(steps);

        Assert.Equal(3, There.Last.Runs.Count);
        Assert.Single(
            There.Last.Messages,
            message => message.EndsWith("sent what it should not 2 times; going on without it")
        );
    }

    [Fact]
    public async Task A_record_of_a_file_that_is_larger_than_any_may_be_is_refused()
    {
        await Here.RestoreAsync(Example(), "results");
        There.Remote = There.Remote with { LargestFileBytes = 4 };
        await ExpectLocalResultAsync("tells of a file of more than 4 bytes; it is not used");
    }

    [Fact]
    public async Task A_file_of_no_announced_length_is_read_no_further_than_it_may_be_long()
    {
        await Here.RestoreAsync(Example(), "results");
        Server.Misbehave = (method, path) =>
            IsGetOfFile(method, path)
                ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nE\r\nhello and more\r\n0\r\n\r\n"u8.ToArray()
                : null;
        await ExpectLocalResultAsync("is longer than the 5 bytes");
    }

    [Fact]
    public async Task A_compressed_file_whose_compression_is_broken_is_refused()
    {
        await Here.RestoreAsync(Example(), "results");
        Server.Misbehave = (method, path) =>
            IsGetOfFile(method, path)
                ? RemoteServer.Answer("200 OK", "hello"u8.ToArray(), headers: "Content-Encoding: gzip\r\n")
                : null;
        await ExpectLocalResultAsync("is damaged");
    }

    [Fact]
    public async Task A_server_that_fails_once_is_used()
    {
        await Here.RestoreAsync(Example(), "results");
        var failures = 1;
        Server.Misbehave = (_, _) =>
            Interlocked.Decrement(ref failures) >= 0 ? RemoteServer.Answer("503 Busy", []) : null;

        await There.RestoreAsync(Example(), "results");

        Assert.Empty(There.Last.Runs);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_in_time()
    {
        Hastily();
        Server.Misbehave = (_, _) => [];
        await ExpectLocalResultAsync("does not answer (nothing for 0.3 s); going on without it");
    }

    [Fact]
    public async Task A_server_that_hangs_in_the_middle_of_a_file_is_given_up_in_time()
    {
        Hastily();
        await Here.RestoreAsync(Example(), "results");
        Server.HoldsOn = true;
        Server.Misbehave = (method, path) =>
            IsGetOfFile(method, path) ? RemoteServer.Answer("200 OK", "hel"u8.ToArray(), 5) : null;
        // At a byte a second the whole file would have its time.
        There.Remote = There.Remote with
        {
            SlowestBytesPerSecond = 0,
            LargestFileBytes = 5,
        };
        await ExpectLocalResultAsync("does not answer (nothing for 0.3 s)");
    }

    [Fact]
    public async Task A_server_that_breaks_off_in_the_middle_of_a_file_is_given_up()
    {
        await Here.RestoreAsync(Example(), "results");
        Server.Misbehave = (method, path) =>
            IsGetOfFile(method, path) ? RemoteServer.Answer("200 OK", "hel"u8.ToArray(), 5) : null;
        await ExpectLocalResultAsync("going on without it");
    }

    [Theory]
    [InlineData("HELLO", null, "has another digest")]
    [InlineData("hello and more", null, "is longer than the 5 bytes")]
    [InlineData("hello", 10_000_000_000, "is longer than the 5 bytes")]
    [InlineData("hell", null, "is shorter than the 5 bytes")]
    public async Task A_file_that_is_not_the_recorded_one_is_refused(string body, long? length, string says)
    {
        await Here.RestoreAsync(Example(), "results");
        Server.Misbehave = (method, path) =>
            IsGetOfFile(method, path) ? RemoteServer.Answer("200 OK", Encoding.UTF8.GetBytes(body), length) : null;
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
        await Here.RestoreAsync(Example(), "results");
        var record = Assert.Single(Server.Stored, stored => RemoteServer.IsRecord(stored.Key));
        Server.Stored[record.Key] = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(record.Value).Replace(from, to, StringComparison.Ordinal)
        );
        await ExpectLocalResultAsync($"its action record in the remote cache {says}");
    }

    [Fact]
    public async Task A_record_whose_file_is_gone_is_not_used()
    {
        await Here.RestoreAsync(Example(), "results");
        Server.Stored.TryRemove(Server.Stored.Keys.Single(RemoteServer.IsFile), out _);
        await ExpectLocalResultAsync("does not have its output text");
    }

    [Fact]
    public async Task A_server_that_sends_elsewhere_is_not_followed()
    {
        Server.Misbehave = (_, _) =>
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
        await ExpectLocalResultAsync("sends elsewhere (status 302)");
    }

    [Fact]
    public async Task What_cannot_be_sent_costs_nothing_but_a_line()
    {
        Server.Misbehave = (method, _) => method == "PUT" ? RemoteServer.Answer("507 Full", []) : null;
        await ExpectLocalResultAsync("when written to; going on with reading only");
    }

    private static bool IsGetOfFile(string method, string path) => method == "GET" && RemoteServer.IsFile(path);
}
