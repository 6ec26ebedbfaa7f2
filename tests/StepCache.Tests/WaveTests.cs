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
    public async Task A_record_that_a_rerun_step_leads_to_is_enough_though_its_files_are_gone()
    {
        var outcomes = await cache.RunAsync(Chain("a"));
        File.Delete(cache.Blob(outcomes[1]));
        var other = Cache.Text("a", new JsonObject { ["text"] = "a", ["unused"] = 1 });
        var b = Cache.Text("b", "b", ("a", other.Output("text")));
        var c = Cache.Text("c", "c", ("b", b.Output("text")));

        await cache.RunAsync(c);

        Assert.Equal(["run a: parameters.unused added: 1", "end a: Ran", "end c: FromCache"], cache.Last.Lines);
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
    public async Task A_step_that_is_made_again_with_another_output_gives_another_key_to_what_reads_it()
    {
        var times = 0;
        var counting = new InProcessExecutor(
            (request, _, _) => File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), $"{++times}")
        );
        var a = Cache.Of("a", counting);
        var b = Cache.Text("b", "!", ("a", a.Output("text")));
        foreach (var outcome in await cache.RunAsync(a, b))
            File.Delete(cache.Blob(outcome));

        var again = await cache.RunAsync(b);

        Assert.Equal(
            ["run a: output text is missing from the store", "run b: input a changed (from text of step a)"],
            cache.Last.Runs
        );
        Assert.Equal("2!", await File.ReadAllTextAsync(cache.Blob(again[0])));
        Assert.Empty(cache.Last.Messages);
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
    public async Task The_longest_chain_starts_first()
    {
        cache.Options = cache.Options with { Jobs = 1 };
        var shortStep = Expected("short", 5);
        var head = Expected("head", 1);
        var tail = Expected("tail", 10, ("head", head.Output("text")));
        var middle = Expected("middle", 8);

        await cache.RunAsync(shortStep, middle, tail);

        Assert.Equal("run head: new", cache.Last.Runs[0]);
        Assert.True(Order("middle") < Order("short"));

        int Order(string name) => cache.Last.Runs.ToList().IndexOf($"run {name}: new");
    }

    [Fact]
    public async Task Of_all_that_waited_for_a_step_the_longest_starts_first()
    {
        cache.Options = cache.Options with { Jobs = 1 };
        var data = Expected("data", 1);
        Step After(string name, double seconds) => Expected(name, seconds, ("data", data.Output("text")));

        await cache.RunAsync(After("short", 5), After("middle", 8), After("long", 20));

        Assert.Equal(["run data: new", "run long: new", "run middle: new", "run short: new"], cache.Last.Runs);
    }

    [Fact]
    public async Task Of_all_that_waited_for_a_step_one_that_leads_to_a_target_counts_with_its_whole_chain()
    {
        cache.Options = cache.Options with { Jobs = 1 };
        var data = Expected("data", 1);
        Step After(string name, double seconds) => Expected(name, seconds, ("data", data.Output("text")));
        var end = Expected("end", 6, ("before", After("before", 6).Output("text")));

        await cache.RunAsync(After("short", 5), After("middle", 8), end);

        Assert.Equal(
            ["run data: new", "run before: new", "run middle: new", "run end: new", "run short: new"],
            cache.Last.Runs
        );
    }

    private static Step Expected(string name, double seconds, params (string, StepInput)[] inputs)
    {
        var step = Cache.Text(name, name, inputs);
        return new Step
        {
            Name = name,
            Operation = step.Operation,
            Parameters = step.Parameters,
            Inputs = step.Inputs,
            Code = step.Code,
            Outputs = step.Outputs,
            ExpectedSeconds = seconds,
            Executor = step.Executor,
        };
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
