using StepCache.Requests;

namespace StepCache.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static Step Failing(string name) =>
        With(Cache.Text(name, name), (_, _, _) => throw new InvalidOperationException("the model diverged"));

    private static Step With(Step step, Action<StepRequest, IStepProgress, CancellationToken> operation) =>
        Cache.With(step, new InProcessExecutor(operation));

    [Fact]
    public async Task A_failing_step_takes_along_its_dependents_only_and_is_named_with_its_log()
    {
        var bad = Failing("bad");
        var worse = Failing("worse");
        var dependent = Cache.Text("dependent", "x", ("i", bad.Output("text")));
        var last = Cache.Text("last", "y", ("i", dependent.Output("text")), ("j", worse.Output("text")));
        var good = Cache.Text("good", "z", ("i", Cache.Text("fine", "f").Output("text")));
        await using var runner = cache.NewRunner();
        runner.Start([last, good]);

        var all = await Assert.ThrowsAsync<StepCacheException>(runner.WhenAllAsync);

        Assert.Equal(["bad", "worse"], all.Failures.Select(failure => failure.Step));
        Assert.All(all.Failures, failure => Assert.False(failure.IsUserError));
        var log = all.Failures[0].LogFile!;
        Assert.Contains(
            $"bad: InvalidOperationException: the model diverged\n    log: {log}",
            all.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(nameof(Failing), await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        Assert.Equal(StepOutcomeKind.Ran, (await runner.Completion(good)).Kind);
        var skipped = await Assert.ThrowsAsync<StepCacheException>(() => runner.Completion(dependent));
        Assert.Equal("dependent was not run because bad failed.", skipped.Message);
        Assert.Equal(
            ["fail bad", "fail worse"],
            cache.Last.Lines.Select(line => line.Split(':')[0]).Where(line => line.StartsWith("fail ")).Order()
        );
    }

    [Fact]
    public async Task A_failed_step_runs_again_next_time_and_its_log_goes_when_it_succeeds()
    {
        var failure = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(Failing("a")));
        Assert.True(File.Exists(failure.Failures[0].LogFile));

        await cache.RunAsync(Cache.Text("a", "a"));

        Assert.Equal(["run a: new"], cache.Last.Runs);
        Assert.False(File.Exists(failure.Failures[0].LogFile));
    }

    [Fact]
    public async Task An_output_that_is_not_written_is_a_failure()
    {
        var step = With(Cache.Text("a", "a"), (_, _, _) => { });

        var failure = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        Assert.Contains("did not write its declared output text", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.Failures[0].IsUserError);
    }

    [Fact]
    public async Task A_link_is_no_output()
    {
        var step = With(
            Cache.Text("a", "a"),
            (request, _, _) =>
                File.CreateSymbolicLink(Path.Combine(request.OutputDirectory, "text"), cache.Folder.Write("x", "x"))
        );

        await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));
    }

    [Fact]
    public async Task An_output_that_is_not_declared_is_told_and_not_kept()
    {
        var step = With(
            Cache.Text("a", "a"),
            (request, _, _) =>
            {
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), "x");
                File.WriteAllText(Path.Combine(request.OutputDirectory, "stray"), "x");
            }
        );

        await cache.RunAsync(step);

        Assert.Equal(["say a wrote stray, which it does not declare; it is not kept"], cache.Last.Messages);
    }

    [Fact]
    public async Task A_step_that_writes_to_its_input_does_not_write_to_the_store()
    {
        var a = Cache.Text("a", "a");
        var b = With(
            Cache.Text("b", "b", ("a", a.Output("text"))),
            (request, _, _) =>
            {
                File.WriteAllText(request.Inputs["a"], "A");
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), "b");
            }
        );

        await cache.RunAsync(b);
        await cache.RestoreAsync(a, "results");

        Assert.Empty(cache.Last.Runs);
        Assert.Equal("a", await File.ReadAllTextAsync(cache.Folder.File("results/text")));
    }

    [Fact]
    public async Task With_a_set_of_steps_that_may_run_any_other_that_has_to_is_an_error_that_names_it()
    {
        var a = Cache.Text("a", "a");
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        cache.Options = cache.Options with { MayRun = step => step.Name == "b" };
        await using var runner = cache.NewRunner();

        var error = Assert.Throws<StepCacheException>(() => runner.Start([b]));

        Assert.Contains("a (new)", error.Message, StringComparison.Ordinal);
        Assert.Empty(cache.Last.Lines);
    }

    [Fact]
    public async Task A_step_that_may_not_run_but_turns_out_to_be_needed_fails()
    {
        var a = Cache.Text("a", "a");
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        cache.Options = cache.Options with { MayRun = step => step.Name == "a" };

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(b));

        Assert.Contains("among the steps that may run: b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_all_before_it_in_the_cache_a_step_runs_alone()
    {
        var a = Cache.Text("a", "a");
        await cache.RunAsync(a);
        cache.Options = cache.Options with { MayRun = step => step.Name == "b" };

        await cache.RunAsync(Cache.Text("b", "b", ("a", a.Output("text"))));

        Assert.Equal(["run b: new"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_made_is_one_message_that_names_it()
    {
        var file = cache.Folder.Write("file", "");
        cache.Options = cache.Options with { CacheDirectory = Path.Combine(file, "cache") };

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(Cache.Text("a", "a")));

        Assert.Contains($"Cannot write {Path.Combine(file, "cache")}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_fails_the_step_and_names_the_path()
    {
        cache.Folder.Write("cache/cas", "a file where a folder should be");

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(Cache.Text("a", "a")));

        Assert.Contains(
            $"Cannot write {Path.Combine(cache.Layout.Root, "cas")}",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.True(Assert.Single(error.Failures).IsUserError);
        Assert.False(Directory.Exists(Path.Combine(cache.Layout.Root, "ac")));
    }

    [Fact]
    public async Task A_file_that_changes_between_key_and_run_is_hashed_again()
    {
        var file = cache.Folder.Write("labels", "1");
        var writer = With(
            Cache.Text("w", "w"),
            (request, _, _) =>
            {
                File.WriteAllText(file, "2");
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), "w");
            }
        );
        var reader = Cache.Text("r", "r", ("labels", StepInput.File(file)), ("w", writer.Output("text")));

        var outcome = await cache.RunAsync(reader);

        Assert.Equal("2wr", await File.ReadAllTextAsync(cache.Blob(outcome[0])));
        Assert.Contains(
            Internal.Sha256.OfBytes("2"u8),
            await File.ReadAllTextAsync(cache.Layout.Preimage(outcome[0].Key!)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cancelling_ends_the_run()
    {
        using var stop = new CancellationTokenSource();
        var step = With(
            Cache.Text("a", "a"),
            (_, _, cancellation) =>
            {
                stop.Cancel();
                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
            }
        );
        await using var runner = cache.NewRunner(stop.Token);
        runner.Start([step, Cache.Text("b", "b", ("a", step.Output("text")))]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(runner.WhenAllAsync);
    }
}
