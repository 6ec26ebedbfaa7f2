using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>Of a remote cache's results only the records are needed for keys; files come when they are used.</summary>
public sealed class RemoteRecordsTests : TwoMachines
{
    private static Step First(string kind = "") =>
        Cache.Text("first", new JsonObject { ["text"] = "hello", ["kind"] = kind });

    private static Step Middle(Step? first = null) =>
        Cache.Text("middle", ", ", ("i", (first ?? First()).Output("text")));

    private static Step Last(Step? first = null) => Cache.Text("last", "you", ("i", Middle(first).Output("text")));

    private StepInspector Inspector() =>
        new(There.Layout.Root, new FileDigests(There.Layout.Root, rehash: false)) { Remote = There.Remote };

    private StepState[] States() => [.. Inspector().Status([Last()]).Select(status => status.State)];

    [Fact]
    public async Task Only_files_that_are_used_are_fetched()
    {
        await Here.RestoreAsync(Last(), "results");
        await There.RestoreAsync(Last(), "results");

        Assert.Equal("hello, you", File.ReadAllText(There.Folder.File("results/text")));
        Assert.Single(StoreCheck.Blobs(There.Layout));
        Assert.Equal(1, Server.Count("GET", "/cas/"));
    }

    [Fact]
    public async Task A_later_run_without_the_server_finds_the_same_keys()
    {
        await Here.RestoreAsync(Last(), "results");
        await There.RestoreAsync(Last(), "results");
        There.Options = There.Options with { Remote = null };

        await There.RestoreAsync(Last(), "results");

        Assert.Equal(["end last: FromCache"], There.Last.Lines);
        Assert.Empty(new CacheStore(There.Layout.Root).Verify().Problems);
    }

    [Fact]
    public async Task A_step_that_runs_has_the_files_of_those_before_it_fetched()
    {
        await Here.RestoreAsync(Middle(), "results");

        await There.RestoreAsync(Last(), "results");

        Assert.Equal(["end middle: FromRemote", "run last: new", "end last: Ran"], There.Last.Lines);
        Assert.Equal(
            [PlannedAction.NotNeeded, PlannedAction.FromRemote, PlannedAction.Run],
            There.Last.Plan!.Steps.Select(step => step.Action)
        );
    }

    [Fact]
    public async Task A_key_that_a_run_makes_known_is_asked_for_without_its_files()
    {
        await Here.RestoreAsync(Last(), "results");

        // Another key of the first step, with the same output.
        await There.RestoreAsync(Last(First("other")), "results");

        Assert.Equal(["run first: new", "end first: Ran", "end last: FromRemote"], There.Last.Lines);
        Assert.Equal(1, Server.Count("GET", "/cas/"));
    }

    [Fact]
    public async Task A_key_that_a_run_makes_known_is_not_asked_for_where_its_record_is_here()
    {
        await There.RestoreAsync(Last(), "results");
        var before = Server.Count("GET");

        await There.RestoreAsync(Last(First("other")), "results");

        Assert.Equal(["end first: Ran", "end last: FromCache"], There.Last.Lines.Skip(1));
        Assert.Equal(before + 1, Server.Count("GET")); // For the first step's.
    }

    [Fact]
    public async Task A_step_whose_key_stays_unknown_because_another_failed_says_so()
    {
        var bad = Cache.Of("bad", new InProcessExecutor((_, _, _) => throw new InvalidOperationException("It broke.")));
        var middle = Cache.Text("middle", "", ("i", bad.Output("text")));
        await using var runner = There.NewRunner();
        runner.Start([Cache.Text("last", "", ("i", middle.Output("text")))]);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => runner.Completion(middle));

        Assert.Equal("middle was not run because bad failed.", error.Message);
    }

    [Fact]
    public async Task A_plan_tells_what_is_to_be_fetched_and_keeps_nothing()
    {
        await Here.RestoreAsync(Last(), "results");
        await using var runner = There.NewRunner();

        var plan = runner.Plan([Last()]);

        Assert.Equal(
            [PlannedAction.NotNeeded, PlannedAction.NotNeeded, PlannedAction.FromRemote],
            plan.Steps.Select(step => step.Action)
        );
        Assert.Empty(StoreCheck.Records(There.Layout));
    }

    [Fact]
    public async Task A_record_is_asked_for_once_though_its_file_is_refused()
    {
        await Here.RestoreAsync(First(), "results");
        Server.Stored[Server.Stored.Keys.Single(RemoteServer.IsFile)] = "hallo"u8.ToArray();

        await There.RestoreAsync(First(), "results");

        Assert.Equal(["run first: new"], There.Last.Runs);
        Assert.Equal(2, Server.Count("GET", "/ac/")); // One by each of the two.
    }

    [Fact]
    public async Task A_file_that_the_server_has_no_more_is_planned_to_be_made()
    {
        await Here.RestoreAsync(Last(), "results");
        Server.Stored.TryRemove($"/cas/{Sha256.OfBytes("hello, you"u8)}", out _);

        Assert.Equal([StepState.RemoteOnly, StepState.RemoteOnly, StepState.WouldRun], States());
        Assert.Equal("new", Inspector().Status([Last()])[^1].Reason);

        await There.RestoreAsync(Last(), "results");
        Assert.Equal(["run last: new"], There.Last.Runs);
        Assert.Equal(["say last: the remote cache does not have its output text"], There.Last.Messages);
    }

    [Fact]
    public async Task The_status_tells_what_is_remote_only_and_keeps_nothing()
    {
        Assert.Equal([StepState.WouldRun, StepState.Undecided, StepState.Undecided], States());
        await Here.RestoreAsync(Last(), "results");

        Assert.Equal([StepState.RemoteOnly, StepState.RemoteOnly, StepState.RemoteOnly], States());
        Assert.All(Inspector().Status([Last()]), status => Assert.False(status.WillRun));
        Assert.Empty(StoreCheck.Records(There.Layout));

        await There.RestoreAsync(Last(), "results");
        Assert.Equal([StepState.OutputMissing, StepState.OutputMissing, StepState.UpToDate], States());
    }

    [Fact]
    public async Task Questions_of_one_level_are_asked_at_once()
    {
        var few = Enumerable.Range(0, 6).Select(i => Cache.Text($"step{i}", $"{i}")).ToArray();
        var (now, most) = (0, 0);
        Server.Misbehave = (_, _) =>
        {
            lock (Server)
                most = Math.Max(most, ++now);
            Thread.Sleep(100);
            lock (Server)
                now--;
            return null;
        };

        await There.RunAsync(few);

        Assert.True(most > 1, "The questions came one after another.");
    }

    [Fact]
    public async Task What_was_fetched_is_in_the_cache_for_the_same_run()
    {
        await Here.RestoreAsync(First(), "results");
        await using var runner = There.NewRunner();
        await runner.EnsureAsync(First());

        Assert.Equal(PlannedAction.FromCache, Assert.Single(runner.Plan([First()]).Steps).Action);
    }

    [Fact]
    public async Task A_result_whose_file_is_here_by_another_name_is_kept_as_well()
    {
        await Here.RestoreAsync(First(), "results");
        await There.RestoreAsync(First("other"), "results");
        await There.RestoreAsync(First(), "results");
        There.Options = There.Options with { Remote = null };

        await There.RestoreAsync(First(), "results");

        Assert.Empty(There.Last.Runs);
        Assert.Equal(0, Server.Count("GET", "/cas/"));
    }

    [Fact]
    public async Task A_collection_is_told_of_a_run_that_only_fetches()
    {
        await Here.RestoreAsync(First(), "results");
        var told = false;
        Server.Misbehave = (method, path) =>
        {
            told |= method == "GET" && RemoteServer.IsFile(path) && LiveRun.OldestOf(There.Layout) is not null;
            return null;
        };

        await There.RestoreAsync(First(), "results");

        Assert.True(told);
    }

    [Fact]
    public async Task A_repair_fetches_what_was_damaged()
    {
        var outcome = (await Here.RunAsync(First())).Single();
        File.WriteAllText(Here.Blob(outcome), "hallo");

        var report = await new CacheStore(Here.Layout.Root).RepairAsync(Here.Remote);

        Assert.Equal((1, 1, true), (report.Repaired, report.Fetched, report.IsSound));
        Assert.Equal("hello", File.ReadAllText(Here.Blob(outcome)));
    }

    [Fact]
    public async Task A_repair_from_a_server_that_lies_leaves_nothing_wrong()
    {
        var outcome = (await Here.RunAsync(First())).Single();
        File.Delete(Here.Blob(outcome));
        Server.Stored[Server.Stored.Keys.Single(RemoteServer.IsFile)] = "hallo"u8.ToArray();
        var said = new List<string>();

        var report = await new CacheStore(Here.Layout.Root).RepairAsync(Here.Remote, said.Add);

        Assert.Equal((1, 0, true), (report.Repaired, report.Fetched, report.IsSound));
        Assert.False(File.Exists(Here.Blob(outcome)));
        Assert.Contains("another digest", Assert.Single(said), StringComparison.Ordinal);
        Assert.Empty(new CacheStore(Here.Layout.Root).Verify().Problems);
    }
}
