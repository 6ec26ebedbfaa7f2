using System.Text;
using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>A cache shared through a server: what one machine computed, another need not.</summary>
public sealed class RemoteTests : IDisposable
{
    private readonly RemoteServer server = new();
    private readonly Cache here = new();
    private readonly Cache there = new();

    public RemoteTests()
    {
        foreach (var cache in new[] { here, there })
            cache.Options = cache.Options with { Remote = new RemoteCacheOptions { Address = server.Address } };
    }

    public void Dispose()
    {
        here.Dispose();
        there.Dispose();
        server.Dispose();
    }

    private static Step Last() => Cache.Text("last", "!", ("i", Cache.Text("first", "hello").Output("text")));

    [Fact]
    public async Task A_second_clean_cache_runs_nothing_and_has_the_same_bytes()
    {
        await here.RestoreAsync(Last(), "results");
        await there.RestoreAsync(Last(), "results");

        Assert.Equal(2, here.Last.Runs.Count);
        Assert.Empty(there.Last.Runs);
        Assert.Equal(
            ["end last: FromRemote"],
            there.Last.Lines.Where(line => line.StartsWith("end", StringComparison.Ordinal))
        );
        Assert.Equal("hello!", File.ReadAllText(there.Folder.File("results/text")));
        Assert.Empty(StoreCheck.Problems(there.Layout));
    }

    [Fact]
    public async Task A_third_run_asks_nobody()
    {
        await here.RestoreAsync(Last(), "results");
        await there.RestoreAsync(Last(), "results");
        var before = server.Requests.Count;

        await there.RestoreAsync(Last(), "results");

        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public async Task A_record_is_sent_after_all_its_files()
    {
        await here.RestoreAsync(Cache.Text("a", "a"), "results");

        var puts = server.Requests.Where(request => request.Method == "PUT").Select(request => request.Path[..4]);
        Assert.Equal(["/cas", "/ac/"], puts);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_sent_again()
    {
        await here.RestoreAsync(Cache.Text("a", "same"), "results");
        await there.RestoreAsync(Cache.Text("b", new JsonObject { ["text"] = "same", ["other"] = 1 }), "results");

        Assert.Single(
            server.Requests,
            request => request.Method == "PUT" && request.Path.StartsWith("/cas/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_reader_sends_nothing()
    {
        here.Options = here.Options with { Remote = here.Options.Remote! with { ReadOnly = true } };

        await here.RestoreAsync(Last(), "results");

        Assert.DoesNotContain(server.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task A_forced_step_is_computed_here()
    {
        await here.RestoreAsync(Last(), "results");
        there.Options = there.Options with { Force = step => step.Name == "last" };

        await there.RestoreAsync(Last(), "results");

        Assert.Equal(["run last: forced"], there.Last.Runs);
    }

    [Fact]
    public async Task A_token_goes_to_the_server_and_nowhere_else()
    {
        var secret = RemoteCredentials.Bearer("s3cret-token");
        here.Options = here.Options with { Remote = here.Options.Remote! with { Credentials = secret } };
        server.Misbehave = (_, path) =>
            path.StartsWith("/cas/", StringComparison.Ordinal) ? RemoteServer.Answer("403 Forbidden", []) : null;

        await here.RestoreAsync(Last(), "results");

        Assert.All(server.Requests, request => Assert.Equal("Bearer s3cret-token", request.Authorization));
        Assert.NotEmpty(here.Last.Messages);
        Assert.DoesNotContain(here.Last.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", secret.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", here.Options.ToString(), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(here.Folder.Path, "*", SearchOption.AllDirectories),
            file =>
                Assert.DoesNotContain(
                    "s3cret",
                    Encoding.UTF8.GetString(File.ReadAllBytes(file)),
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("ftp://host/")]
    [InlineData("http://host/?query")]
    public void What_is_no_address_is_refused(string address) =>
        Assert.Throws<StepCacheException>(() => new RemoteCacheOptions { Address = new Uri(address) });

    [Fact]
    public void A_password_in_the_address_is_used_but_not_kept_there()
    {
        var options = new RemoteCacheOptions { Address = new Uri("http://user:pass@host:1/cache") };

        Assert.Equal("http://host:1/cache/", options.Address.AbsoluteUri);
        Assert.Equal("Basic credentials", options.Credentials?.ToString());
    }
}
