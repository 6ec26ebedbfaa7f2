using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>What runs, and what does not.</summary>
public sealed class WaveTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static Step[] Chain(string first, string second = "b", string third = "c")
    {
        var a = Cache.Text("a", first);
        var b = Cache.Text("b", second, ("a", a.Output("text")));
        var c = Cache.Text("c", third, ("b", b.Output("text")));
        return [a, b, c];
    }

    [Fact]
    public async Task A_chain_runs_in_its_order_and_each_step_reads_what_was_written()
    {
        var outcome = await cache.RunAsync(Chain("a")[2]);

        Assert.Equal(["run a: new", "run b: new", "run c: new"], cache.Last.Runs);
        Assert.Equal("abc", await File.ReadAllTextAsync(cache.Blob(outcome[0])));
    }

    [Fact]
    public async Task A_changed_step_takes_along_only_what_depends_on_it()
    {
        await cache.RunAsync(Chain("a")[2]);

        await cache.RunAsync(Chain("a", second: "B")[2]);

        Assert.Equal(
            ["run b: parameters.text \"b\" → \"B\"", "run c: input b changed (from text of step b)"],
            cache.Last.Runs
        );
    }

    [Fact]
    public async Task Identical_outputs_of_a_rerun_step_stop_the_wave()
    {
        await cache.RunAsync(Chain("a")[2]);
        var other = Cache.Text("a", new JsonObject { ["text"] = "a", ["unused"] = 1 });
        var b = Cache.Text("b", "b", ("a", other.Output("text")));
        var c = Cache.Text("c", "c", ("b", b.Output("text")));

        var outcome = await cache.RunAsync(c);

        Assert.Equal(["run a: parameters.unused added: 1"], cache.Last.Runs);
        Assert.Equal(StepOutcomeKind.FromCache, outcome[0].Kind);
    }

    [Fact]
    public async Task Nothing_before_a_target_that_is_there_runs_though_all_blobs_before_it_are_gone()
    {
        var steps = Chain("a");
        var outcomes = await cache.RunAsync(steps);
        File.Delete(cache.Blob(outcomes[0]));
        File.Delete(cache.Blob(outcomes[1]));

        await cache.RestoreAsync(steps[2], "results");

        Assert.Empty(cache.Last.Runs);
        Assert.Equal("abc", await File.ReadAllTextAsync(cache.Folder.File("results/text")));
    }

    [Fact]
    public async Task A_missing_blob_is_made_again_with_what_it_needs_and_no_more()
    {
        var steps = Chain("a");
        var outcomes = await cache.RunAsync(steps);
        File.Delete(cache.Blob(outcomes[0]));
        File.Delete(cache.Blob(outcomes[2]));

        var again = await cache.RunAsync(steps[2]);

        Assert.Equal(["run c: output text is missing from the store"], cache.Last.Runs);
        Assert.Equal("abc", await File.ReadAllTextAsync(cache.Blob(again[0])));
        Assert.False(File.Exists(cache.Blob(outcomes[0])));
    }

    [Fact]
    public async Task The_same_computation_under_two_names_runs_once()
    {
        var outcomes = await cache.RunAsync(Cache.Text("one/a", "x"), Cache.Text("two/a", "x"));

        Assert.Single(cache.Last.Runs);
        Assert.Equal(outcomes[0].Key, outcomes[1].Key);
    }

    [Fact]
    public async Task A_step_that_is_not_needed_says_so()
    {
        var steps = Chain("a");
        await cache.RunAsync(steps[2]);
        await using var runner = cache.NewRunner();

        runner.Start([steps[2]]);

        Assert.Equal(StepOutcomeKind.NotNeeded, (await runner.Completion(steps[0])).Kind);
        Assert.Equal(StepOutcomeKind.FromCache, (await runner.Completion(steps[2])).Kind);
    }

    [Fact]
    public async Task A_step_that_was_not_needed_can_still_be_restored()
    {
        var steps = Chain("a");
        var outcomes = await cache.RunAsync(steps);
        File.Delete(cache.Blob(outcomes[0]));
        await using var runner = cache.NewRunner();
        runner.Start([steps[2]]);

        await runner.RestoreAsync(steps[0], cache.Folder.File("results"));

        Assert.Equal("a", await File.ReadAllTextAsync(cache.Folder.File("results/text")));
        Assert.Equal(["run a: output text is missing from the store"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_step_before_the_target_can_be_awaited_before_the_target_ends()
    {
        using var gate = new ManualResetEventSlim();
        var a = Cache.Text("a", "a");
        var waiting = new InProcessExecutor(
            (request, _, cancellation) =>
            {
                gate.Wait(cancellation);
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), "b");
            }
        );
        var b = Cache.Of("b", waiting, ("a", a.Output("text")));
        await using var runner = cache.NewRunner();
        runner.Start([b]);

        Assert.Equal(StepOutcomeKind.Ran, (await runner.Completion(a)).Kind);
        Assert.False(runner.Completion(b).IsCompleted);
        gate.Set();
        Assert.Equal(StepOutcomeKind.Ran, (await runner.Completion(b)).Kind);
    }

    [Fact]
    public async Task A_step_of_which_one_file_of_two_is_gone_runs_again()
    {
        var pair = Collecting.Pair("pair", "x");
        var outcomes = await cache.RunAsync(pair);
        File.Delete(cache.Blob(outcomes[0], "two"));

        await cache.RunAsync(pair);

        Assert.Equal(["run pair: output two is missing from the store"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_warm_run_writes_nothing_at_all()
    {
        var input = cache.Folder.Write("labels", "1");
        File.SetLastWriteTimeUtc(input, DateTime.UtcNow.AddDays(-1));
        var step = Cache.Text("b", "b", ("a", Cache.Text("a", "a", ("l", StepInput.File(input))).Output("text")));
        await cache.RestoreAsync(step, "results");
        // Long enough for a digest to be remembered: a file's stamp must be older than the coarsest clock.
        await Task.Delay(2100);
        await cache.RestoreAsync(step, "results");
        var before = Snapshot();

        await cache.RestoreAsync(step, "results");

        Assert.Equal(before, Snapshot());

        List<(string, FileAttributes, DateTime)> Snapshot() =>
            [
                .. new DirectoryInfo(cache.Folder.Path)
                    .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                    .Select(entry => (entry.FullName, entry.Attributes, entry.LastWriteTimeUtc))
                    .OrderBy(entry => entry.FullName, StringComparer.Ordinal),
            ];
    }

    [Fact]
    public async Task Restoring_twice_leaves_a_right_file_untouched_and_mends_an_edited_one()
    {
        var step = Cache.Text("a", "hello");
        await cache.RestoreAsync(step, "results");
        var file = cache.Folder.File("results/text");
        var inode = Internal.FileStamp.Read(file);

        await cache.RestoreAsync(step, "results");
        Assert.Equal(inode, Internal.FileStamp.Read(file));

        await File.WriteAllTextAsync(file, "HELLO");
        await cache.RestoreAsync(step, "results");
        Assert.Equal("hello", await File.ReadAllTextAsync(file));
        Assert.Empty(cache.Last.Runs);
    }
}
