using System.Text;
using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>A cache shared through a server: what one machine computed, another need not.</summary>
public sealed class RemoteTests : TwoMachines
{
    private static Step Last() => Cache.Text("last", "!", ("i", Cache.Text("first", "hello").Output("text")));

    [Fact]
    public async Task A_second_clean_cache_runs_nothing_and_has_the_same_bytes()
    {
        await Here.RestoreAsync(Last(), "results");
        await There.RestoreAsync(Last(), "results");

        Assert.Equal(2, Here.Last.Runs.Count);
        Assert.Empty(There.Last.Runs);
        Assert.Equal(
            ["end last: FromRemote"],
            There.Last.Lines.Where(line => line.StartsWith("end", StringComparison.Ordinal))
        );
        Assert.Equal("hello!", File.ReadAllText(There.Folder.File("results/text")));
        Assert.Empty(StoreCheck.Problems(There.Layout));
    }

    [Fact]
    public async Task A_third_run_asks_nobody()
    {
        await Here.RestoreAsync(Last(), "results");
        await There.RestoreAsync(Last(), "results");
        var before = Server.Requests.Count;

        await There.RestoreAsync(Last(), "results");

        Assert.Equal(before, Server.Requests.Count);
    }

    [Fact]
    public async Task A_record_is_sent_after_all_its_files()
    {
        await Here.RestoreAsync(Cache.Text("a", "a"), "results");

        var puts = Server.Requests.Where(request => request.Method == "PUT").Select(request => request.Path[..4]);
        Assert.Equal(["/cas", "/ac/"], puts);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_sent_again()
    {
        await Here.RestoreAsync(Cache.Text("a", "same"), "results");
        await There.RestoreAsync(Cache.Text("b", new JsonObject { ["text"] = "same", ["other"] = 1 }), "results");

        Assert.Equal(1, Server.Count("PUT", "/cas/"));
    }

    [Fact]
    public async Task A_reader_sends_nothing()
    {
        Here.Remote = Here.Remote with { ReadOnly = true };

        await Here.RestoreAsync(Last(), "results");

        Assert.Equal(0, Server.Count("PUT"));
    }

    [Fact]
    public async Task A_forced_step_is_computed_here()
    {
        await Here.RestoreAsync(Last(), "results");
        There.Options = There.Options with { Force = step => step.Name == "last" };

        await There.RestoreAsync(Last(), "results");

        Assert.Equal(["run last: forced"], There.Last.Runs);
        Assert.Equal([PlannedAction.FromRemote, PlannedAction.Run], There.Last.Plan!.Steps.Select(step => step.Action));
    }

    [Fact]
    public async Task A_token_goes_to_the_server_and_nowhere_else()
    {
        var secret = RemoteCredentials.Bearer("s3cret-token");
        Here.Remote = Here.Remote with { Credentials = secret };
        Server.Misbehave = (_, path) => RemoteServer.IsFile(path) ? RemoteServer.Answer("403 Forbidden", []) : null;

        await Here.RestoreAsync(Last(), "results");

        Assert.All(Server.Requests, request => Assert.Equal("Bearer s3cret-token", request.Authorization));
        Assert.NotEmpty(Here.Last.Messages);
        Assert.DoesNotContain(Here.Last.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", secret.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", Here.Options.ToString(), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(Here.Folder.Path, "*", SearchOption.AllDirectories),
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
