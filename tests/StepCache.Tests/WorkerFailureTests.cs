using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>How the failure of a worker is told.</summary>
public sealed class WorkerFailureTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private async Task<StepFailure> FailAsync(params Step[] steps)
    {
        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(steps));
        var failure = Assert.Single(error.Failures);
        Assert.Contains($"{failure.Step}: {failure.Error}", error.Message, StringComparison.Ordinal);
        return failure;
    }

    private static Step Run(string program, params string[] arguments) =>
        Cache.Work("a", "concat", worker: new WorkerExecutor(program, arguments));

    [Fact]
    public async Task What_the_user_can_mend_is_told_by_its_message_alone()
    {
        var failure = await FailAsync(Cache.Work("a", "fail"));

        Assert.Equal("the labels have a hole", failure.Error);
        Assert.True(failure.IsUserError);
        Assert.Equal("the labels have a hole\n", await File.ReadAllTextAsync(failure.LogFile!));
    }

    [Fact]
    public async Task A_bug_is_told_with_its_type_and_its_trace_is_in_the_log()
    {
        var failure = await FailAsync(Cache.Work("a", "bug"));

        Assert.Equal("InvalidOperationException: an index was off by one", failure.Error);
        Assert.False(failure.IsUserError);
        var log = await File.ReadAllTextAsync(failure.LogFile!);
        Assert.Contains("   at StepCache.TestWorker.Operations.", log, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_crash_is_told_with_its_signal_and_what_was_printed_before_is_in_the_log()
    {
        var failure = await FailAsync(Cache.Work("a", "crash"));

        Assert.Equal("The worker ended before the step did, with signal 9.", failure.Error);
        Assert.False(failure.IsUserError);
        Assert.Equal("before the crash\n", await File.ReadAllTextAsync(failure.LogFile!));
    }

    [Fact]
    public async Task What_libraries_print_goes_to_the_log_line_by_line()
    {
        var failure = await FailAsync(Cache.Work("a", "garbage", new JsonObject { ["fail"] = true }));

        var log = await File.ReadAllLinesAsync(failure.LogFile!);
        // Two streams have no common order.
        Assert.Equal(
            [
                "through Console",
                $"in {Path.GetFullPath(Path.Combine(failure.LogFile!, "../../work"))}/"
                    + $"{Path.GetFileNameWithoutExtension(failure.LogFile)}/scratch",
                "after garbage",
            ],
            log.Where(line =>
                line is "through Console" or "after garbage" || line.StartsWith("in ", StringComparison.Ordinal)
            )
        );
        Assert.Equal(
            [
                "{\"event\":\"finished\" half a line",
                "{\"event\":7}",
                "{\"event\":null}",
                "{\"event\":\"unheard of\"}",
                " {\"event\":\"finished\"}",
                "\0\ufffd\ufffd\ufffd",
            ],
            log.Where(line =>
                line.Contains("event", StringComparison.Ordinal) || line.Contains('\0', StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task All_that_a_failing_worker_printed_is_in_the_log()
    {
        var failure = await FailAsync(Cache.Work("a", "chatter", new JsonObject { ["repeat"] = -1 }));

        var log = await File.ReadAllLinesAsync(failure.LogFile!);
        Assert.Equal(500, log.Count(line => line.StartsWith("error ", StringComparison.Ordinal)));
        Assert.Equal(500, log.Count(line => line.StartsWith("output ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_cell_has_its_own_log_kept_if_it_failed_and_gone_if_not()
    {
        var steps = new[] { Cache.Work("cell/0", "fail"), Cache.Work("cell/1", "bug"), Cache.Work("cell/2", "say") };

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(steps));

        Assert.Equal(["cell/0", "cell/1"], error.Failures.Select(failure => failure.Step));
        Assert.Equal(
            error.Failures.Select(failure => failure.LogFile!).Order(),
            Directory.EnumerateFiles(Path.Combine(cache.Layout.Root, "logs")).Order()
        );
        Assert.Contains("a hole", await File.ReadAllTextAsync(error.Failures[0].LogFile!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_program_that_is_not_there_is_named()
    {
        var failure = await FailAsync(Run(cache.Folder.File("no-such-worker")));

        Assert.StartsWith(
            $"The worker '{cache.Folder.File("no-such-worker")}' cannot be started: ",
            failure.Error,
            StringComparison.Ordinal
        );
        Assert.True(failure.IsUserError);
        Assert.Null(failure.LogFile);
    }

    [Fact]
    public async Task A_worker_assembly_that_is_not_there_is_named_in_the_log()
    {
        var failure = await FailAsync(Run("dotnet", cache.Folder.File("no-such-worker.dll")));

        Assert.StartsWith(
            "The worker ended before the step did, with exit code ",
            failure.Error,
            StringComparison.Ordinal
        );
        var log = await File.ReadAllTextAsync(failure.LogFile!);
        Assert.Contains("no-such-worker.dll", log, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_program_that_ends_without_a_word_is_told_with_its_exit_code()
    {
        var failure = await FailAsync(Run("sh", "-c", "exit 5"));

        Assert.Equal("The worker ended before the step did, with exit code 5.", failure.Error);
    }

    [Fact]
    public async Task An_operation_that_the_worker_has_not_is_named_with_those_that_it_has()
    {
        var failure = await FailAsync(Cache.Work("a", "divine"));

        Assert.Contains("no operation 'divine'; it has bug, chatter, ", failure.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_program_that_does_not_end_when_its_input_closes_is_killed()
    {
        var pid = cache.Folder.File("pid");
        var deaf = new WorkerExecutor("sh", ["-c", $"echo $$ > {pid}.new; mv {pid}.new {pid}; exec sleep 60"])
        {
            GracePeriod = TimeSpan.FromMilliseconds(200),
        };
        using var stop = new CancellationTokenSource();
        await using (var runner = cache.NewRunner(stop.Token))
        {
            runner.Start([Cache.Work("a", "concat", worker: deaf)]);
            await TestProcess.UntilAsync(() => File.Exists(pid), "the program runs");
            await stop.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                runner.WhenAllAsync().WaitAsync(TimeSpan.FromSeconds(20))
            );
        }

        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(pid)).Trim()}"));
    }
}
