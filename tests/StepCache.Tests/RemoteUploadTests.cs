using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>What is sent to a server, and what is not.</summary>
[Trait("Category", "Fault")]
public sealed class RemoteUploadTests()
    : TwoMachines(remote => remote with { RetryDelay = TimeSpan.FromMilliseconds(10) })
{
    private static byte[]? Refuse(string status, string method, string path, string refused) =>
        method == refused && RemoteServer.IsFile(path) ? RemoteServer.Answer(status, []) : null;

    /// <summary>Expects that the step came out, and that this was said.</summary>
    private async Task ExpectAsync(string says)
    {
        await Here.RestoreAsync(Cache.Text("a", "hello"), "results");
        Assert.Equal("hello", await File.ReadAllTextAsync(Here.Folder.File("results/text")));
        Assert.EndsWith(says, Assert.Single(Here.Last.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_a_buffer_comes_back_the_same()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000));
        await Here.RestoreAsync(Cache.Text("a", text), "results");
        await There.RestoreAsync(Cache.Text("a", text), "results");

        Assert.Empty(There.Last.Runs);
        Assert.Equal(text, await File.ReadAllTextAsync(There.Folder.File("results/text")));
    }

    [Fact]
    public async Task A_server_may_compress()
    {
        await Here.RestoreAsync(Cache.Text("a", "hello"), "results");
        Server.Misbehave = (method, path) =>
            method == "GET"
                ? RemoteServer.Answer("200 OK", Compress(Server.Stored[path]), headers: "Content-Encoding: gzip\r\n")
                : null;

        await There.RestoreAsync(Cache.Text("a", "hello"), "results");

        Assert.Empty(There.Last.Runs);
        Assert.Equal("hello", await File.ReadAllTextAsync(There.Folder.File("results/text")));

        static byte[] Compress(byte[] bytes)
        {
            using var buffer = new MemoryStream();
            using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
                gzip.Write(bytes);
            return buffer.ToArray();
        }
    }

    [Fact]
    public async Task A_record_is_not_sent_where_its_file_was_not_taken()
    {
        Server.Misbehave = (method, path) => Refuse("413 Too Large", method, path, "PUT");

        await ExpectAsync("a was not sent to the remote cache: a file is larger than it takes (status 413)");

        Assert.Equal((1, 0), (Server.Count("PUT", "/cas/"), Server.Count("PUT", "/ac/")));
        Assert.Empty(Server.Stored);
    }

    [Fact]
    public async Task A_file_that_was_damaged_before_it_could_be_sent_is_not_sent()
    {
        Server.Misbehave = (method, path) =>
        {
            if (method == "HEAD")
                File.WriteAllText(Assert.Single(StoreCheck.Blobs(Here.Layout)), "HELLO");
            return null;
        };

        await using (var runner = Here.NewRunner())
            await runner.EnsureAsync(Cache.Text("a", "hello"));

        Assert.EndsWith("a file is damaged in the store", Assert.Single(Here.Last.Messages), StringComparison.Ordinal);
        Assert.Equal(0, Server.Count("PUT"));
    }

    [Fact]
    public async Task A_file_that_is_gone_before_it_could_be_sent_is_said()
    {
        Server.Misbehave = (method, path) =>
        {
            if (method == "HEAD")
                File.Delete(Assert.Single(StoreCheck.Blobs(Here.Layout)));
            return null;
        };

        await using (var runner = Here.NewRunner())
            await runner.EnsureAsync(Cache.Text("a", "hello"));

        Assert.StartsWith("say a was not sent to the remote cache: ", Assert.Single(Here.Last.Messages));
        Assert.Equal(0, Server.Count("PUT"));
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("405 Method Not Allowed")]
    [InlineData("410 Gone")]
    [InlineData("501 Not Implemented")]
    public async Task Where_a_server_cannot_say_whether_it_has_a_file_the_file_is_sent(string status)
    {
        Server.Misbehave = (method, path) => Refuse(status, method, path, "HEAD");

        await Here.RestoreAsync(Cache.Text("a", "hello"), "results");

        Assert.Empty(Here.Last.Messages);
        Assert.Equal(2, Server.Stored.Count);
    }

    [Fact]
    public async Task A_server_that_fails_when_it_is_asked_for_a_file_is_read_only_from_then_on()
    {
        Server.Misbehave = (method, path) => Refuse("403 Forbidden", method, path, "HEAD");

        await ExpectAsync("(status 403) when written to; going on with reading only");

        Assert.Equal(0, Server.Count("PUT"));
    }

    [Fact]
    public async Task A_file_of_another_size_is_sent_again()
    {
        await Here.RestoreAsync(Cache.Text("a", "hello"), "results");
        var file = Assert.Single(Server.Stored.Keys, RemoteServer.IsFile);
        Server.Stored.Clear();
        Server.Stored[file] = "hel"u8.ToArray();

        await There.RestoreAsync(Cache.Text("a", "hello"), "results");

        Assert.Equal("hello", Encoding.UTF8.GetString(Server.Stored[file]));
        Assert.Equal(2, Server.Stored.Count);
    }

    [Fact]
    public async Task A_file_that_turned_out_to_be_wrong_is_sent_again_though_the_server_has_one()
    {
        await Here.RestoreAsync(Cache.Text("a", "hello"), "results");
        var file = Assert.Single(Server.Stored.Keys, RemoteServer.IsFile);
        Server.Stored[file] = "HELLO"u8.ToArray();

        await There.RestoreAsync(Cache.Text("a", "hello"), "results");

        Assert.Equal("hello", Encoding.UTF8.GetString(Server.Stored[file]));
    }

    [Fact]
    public async Task The_end_of_a_run_waits_for_what_is_being_sent_but_not_for_ever()
    {
        Server.Misbehave = (method, _) => method == "PUT" ? [] : null;
        Here.Remote = Here.Remote with
        {
            UploadWait = TimeSpan.FromMilliseconds(100),
            ResponseTimeout = TimeSpan.FromMinutes(10),
            StallTimeout = TimeSpan.FromMinutes(10),
        };

        var clock = Stopwatch.StartNew();
        await ExpectAsync("was not sent everything within 0 s");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_waits_for_nothing_that_is_being_sent()
    {
        using var cancel = new CancellationTokenSource();
        Server.Misbehave = (method, _) => method == "PUT" ? [] : null;
        Here.Remote = Here.Remote with { ResponseTimeout = TimeSpan.FromMinutes(10) };
        var runner = Here.NewRunner(cancel.Token);
        await runner.EnsureAsync(Cache.Text("a", "hello"));

        await cancel.CancelAsync();

        await runner.DisposeAsync().AsTask().WaitAsync(Here.Remote.UploadWait / 2);
        Assert.Empty(Here.Last.Messages);
    }

    [Fact]
    public async Task A_result_is_sent_before_the_run_ends()
    {
        await Here.RunAsync(Cache.Text("a", "hello"));

        Assert.Equal(2, Server.Stored.Count);
    }

    [Fact]
    public async Task One_file_of_two_results_is_fetched_once()
    {
        Step[] steps = [Cache.Text("a", "same"), Cache.Text("b", new JsonObject { ["text"] = "same", ["x"] = 1 })];
        await Here.RunAsync(steps);

        await There.RunAsync(steps);

        Assert.Empty(There.Last.Runs);
        Assert.Equal(1, Server.Count("GET", "/cas/"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Few_requests_at_once_are_enough(int parallel)
    {
        Here.Remote = Here.Remote with { Parallel = parallel };

        await Here.RunAsync(Cache.Text("a", "1"), Cache.Text("b", "2"));

        Assert.Equal(4, Server.Stored.Count);
    }
}
