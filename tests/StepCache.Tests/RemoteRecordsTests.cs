using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>Of a remote cache's results only the records are needed for keys; files come when they are used.</summary>
public sealed class RemoteRecordsTests : IDisposable
{
    private readonly RemoteServer server = new();
    private readonly Cache here = new();
    private readonly Cache there = new();

    public RemoteRecordsTests()
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

    private static Step First(string kind = "") =>
        Cache.Text("first", new JsonObject { ["text"] = "hello", ["kind"] = kind });

    private static Step Middle(Step? first = null) =>
        Cache.Text("middle", ", ", ("i", (first ?? First()).Output("text")));

    private static Step Last(Step? first = null) => Cache.Text("last", "you", ("i", Middle(first).Output("text")));

    private IEnumerable<string> Asked(string method, string kind) =>
        server
            .Requests.Where(request => request.Method == method)
            .Select(request => request.Path)
            .Where(path => path.StartsWith($"/{kind}/", StringComparison.Ordinal));

    private StepInspector Inspector() =>
        new(there.Layout.Root, new FileDigests(there.Layout.Root, rehash: false)) { Remote = there.Options.Remote };

    private StepState[] States() => [.. Inspector().Status([Last()]).Select(status => status.State)];

    [Fact]
    public async Task Only_files_that_are_used_are_fetched()
    {
        await here.RestoreAsync(Last(), "results");
        await there.RestoreAsync(Last(), "results");

        Assert.Equal("hello, you", File.ReadAllText(there.Folder.File("results/text")));
        Assert.Single(StoreCheck.Blobs(there.Layout));
        Assert.Single(Asked("GET", "cas"));
    }

    [Fact]
    public async Task A_later_run_without_the_server_finds_the_same_keys()
    {
        await here.RestoreAsync(Last(), "results");
        await there.RestoreAsync(Last(), "results");
        there.Options = there.Options with { Remote = null };

        await there.RestoreAsync(Last(), "results");

        Assert.Equal(["end last: FromCache"], there.Last.Lines);
        Assert.Empty(new CacheStore(there.Layout.Root).Verify().Problems);
    }

    [Fact]
    public async Task A_step_that_runs_has_the_files_of_those_before_it_fetched()
    {
        await here.RestoreAsync(Middle(), "results");

        await there.RestoreAsync(Last(), "results");

        Assert.Equal(["end middle: FromRemote", "run last: new", "end last: Ran"], there.Last.Lines);
        Assert.Equal(
            [PlannedAction.NotNeeded, PlannedAction.FromRemote, PlannedAction.Run],
            there.Last.Plan!.Steps.Select(step => step.Action)
        );
    }

    [Fact]
    public async Task A_key_that_a_run_makes_known_is_asked_for_without_its_files()
    {
        await here.RestoreAsync(Last(), "results");

        // Another key of the first step, with the same output.
        await there.RestoreAsync(Last(First("other")), "results");

        Assert.Equal(["run first: new", "end first: Ran", "end last: FromRemote"], there.Last.Lines);
        Assert.Single(Asked("GET", "cas"));
    }

    [Fact]
    public async Task A_plan_tells_what_is_to_be_fetched_and_keeps_nothing()
    {
        await here.RestoreAsync(Last(), "results");
        await using var runner = there.NewRunner();

        var plan = runner.Plan([Last()]);

        Assert.Equal(
            [PlannedAction.NotNeeded, PlannedAction.NotNeeded, PlannedAction.FromRemote],
            plan.Steps.Select(step => step.Action)
        );
        Assert.Empty(StoreCheck.Records(there.Layout));
    }

    [Fact]
    public async Task A_record_is_asked_for_once_though_its_file_is_refused()
    {
        await here.RestoreAsync(First(), "results");
        server.Stored[Asked("PUT", "cas").Single()] = "hallo"u8.ToArray();

        await there.RestoreAsync(First(), "results");

        Assert.Equal(["run first: new"], there.Last.Runs);
        Assert.Single(Asked("GET", "ac").Skip(1)); // One by each of the two.
    }

    [Fact]
    public async Task A_file_that_the_server_has_no_more_is_planned_to_be_made()
    {
        await here.RestoreAsync(Last(), "results");
        server.Stored.TryRemove($"/cas/{Sha256.OfBytes("hello, you"u8)}", out _);

        Assert.Equal([StepState.RemoteOnly, StepState.RemoteOnly, StepState.WouldRun], States());

        await there.RestoreAsync(Last(), "results");
        Assert.Equal(["run last: new"], there.Last.Runs);
        Assert.Equal(["say last: the remote cache does not have its output text"], there.Last.Messages);
    }

    [Fact]
    public async Task The_status_tells_what_is_remote_only_and_keeps_nothing()
    {
        Assert.Equal([StepState.WouldRun, StepState.Undecided, StepState.Undecided], States());
        await here.RestoreAsync(Last(), "results");

        Assert.Equal([StepState.RemoteOnly, StepState.RemoteOnly, StepState.RemoteOnly], States());
        Assert.All(Inspector().Status([Last()]), status => Assert.False(status.WillRun));
        Assert.Empty(StoreCheck.Records(there.Layout));

        await there.RestoreAsync(Last(), "results");
        Assert.Equal([StepState.OutputMissing, StepState.OutputMissing, StepState.UpToDate], States());
    }

    [Fact]
    public async Task Questions_of_one_level_are_asked_at_once()
    {
        var few = Enumerable.Range(0, 6).Select(i => Cache.Text($"step{i}", $"{i}")).ToArray();
        var (now, most) = (0, 0);
        server.Misbehave = (_, _) =>
        {
            lock (server)
                most = Math.Max(most, ++now);
            Thread.Sleep(100);
            lock (server)
                now--;
            return null;
        };

        await there.RunAsync(few);

        Assert.True(most > 1, "The questions came one after another.");
    }

    [Fact]
    public async Task A_repair_fetches_what_was_damaged()
    {
        var outcome = (await here.RunAsync(First())).Single();
        File.WriteAllText(here.Blob(outcome), "hallo");

        var report = await new CacheStore(here.Layout.Root).RepairAsync(here.Options.Remote);

        Assert.Equal((1, 1, true), (report.Repaired, report.Fetched, report.IsSound));
        Assert.Equal("hello", File.ReadAllText(here.Blob(outcome)));
    }

    [Fact]
    public async Task A_repair_from_a_server_that_lies_leaves_nothing_wrong()
    {
        var outcome = (await here.RunAsync(First())).Single();
        File.Delete(here.Blob(outcome));
        server.Stored[Asked("PUT", "cas").Single()] = "hallo"u8.ToArray();
        var said = new List<string>();

        var report = await new CacheStore(here.Layout.Root).RepairAsync(here.Options.Remote, said.Add);

        Assert.Equal((1, 0, true), (report.Repaired, report.Fetched, report.IsSound));
        Assert.False(File.Exists(here.Blob(outcome)));
        Assert.Contains("another digest", Assert.Single(said), StringComparison.Ordinal);
        Assert.Empty(new CacheStore(here.Layout.Root).Verify().Problems);
    }
}
