using System.Globalization;
using System.Text.Json.Nodes;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>What is left when a worker is killed, or a run is told to end.</summary>
[Trait("Category", "Fault")]
public sealed class KilledWorkerTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly string until;
    private readonly Step held;
    private readonly Step dependent;
    private readonly Step free;

    public KilledWorkerTests()
    {
        until = cache.Folder.File("until");
        var worker = TestProcess.MarkedWorker(cache.Layout.Root);
        held = Cache.Work("held", "hold", new JsonObject { ["until"] = until, ["text"] = "held" }, worker);
        dependent = Cache.Work("dependent", "concat", null, worker, ("held", held.Output("text")));
        free = Cache.Work("free", "concat", null, worker);
    }

    public void Dispose() => cache.Dispose();

    private async Task<StepRunner> StartAsync(CancellationToken cancellation = default)
    {
        var runner = cache.NewRunner(cancellation);
        runner.Start([dependent, free]);
        await runner.Completion(free);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the step is held");
        return runner;
    }

    private async Task TheNextRunEndsAsync()
    {
        Assert.Empty(StoreCheck.HeldLocks(cache.Layout));
        Assert.Empty(StoreCheck.Problems(cache.Layout));
        await File.WriteAllTextAsync(until, "");

        var outcomes = await cache.RunAsync(dependent, free);

        Assert.Equal(["run held: new", "run dependent: new"], cache.Last.Runs);
        Assert.Equal("helddependent", await File.ReadAllTextAsync(cache.Blob(outcomes[0])));
        Assert.Equal("free", await File.ReadAllTextAsync(cache.Blob(outcomes[1])));
    }

    [LinuxFact]
    public async Task A_killed_workers_step_fails_and_all_others_are_kept()
    {
        await using (var runner = await StartAsync())
        {
            await TestProcess.SignalAsync("KILL", Assert.Single(TestProcess.MarkedWith(cache.Layout.Root)));

            var error = await Assert.ThrowsAsync<StepCacheException>(runner.WhenAllAsync);

            var failure = Assert.Single(error.Failures);
            Assert.Equal(
                ("held", "The worker ended before the step did, with signal 9."),
                (failure.Step, failure.Error)
            );
            Assert.True(File.Exists(failure.LogFile));
        }

        await TheNextRunEndsAsync();
    }

    [LinuxFact]
    public async Task A_cancelled_run_throws_that_it_was_and_its_workers_are_gone_and_what_was_finished_is_kept()
    {
        using var stop = new CancellationTokenSource();
        await using (var runner = await StartAsync(stop.Token))
        {
            Assert.Single(TestProcess.MarkedWith(cache.Layout.Root));

            await stop.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(runner.WhenAllAsync);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.Completion(held));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.Completion(dependent));
            Assert.Empty(TestProcess.MarkedWith(cache.Layout.Root));
            Assert.DoesNotContain(cache.Last.Lines, line => line.StartsWith("fail", StringComparison.Ordinal));
        }

        await TheNextRunEndsAsync();
    }

    [LinuxFact]
    public async Task A_runner_that_is_disposed_has_ended_its_workers()
    {
        var runner = await StartAsync();

        await runner.DisposeAsync();

        Assert.Empty(TestProcess.MarkedWith(cache.Layout.Root));
        await TheNextRunEndsAsync();
    }

    [LinuxFact]
    public async Task A_host_that_is_told_to_end_by_a_signal_has_ended_its_workers_and_keeps_what_was_finished()
    {
        var results = cache.Folder.File("results");
        // The host waits for this part, so that it cannot end by itself.
        using (cache.Hold(Cache.PartOfHost("part/1")))
        {
            using var host = TestProcess.StartHost(cache.Layout.Root, results);
            await TestProcess.UntilAsync(
                () => StoreCheck.Records(cache.Layout).Count == 2,
                "both other parts are done"
            );

            await TestProcess.SignalAsync("TERM", host.Id);

            Assert.Equal((TestHost.Interrupted, ""), await EndOfAsync(host));
            Assert.Empty(TestProcess.MarkedWith(cache.Layout.Root));
        }

        Assert.Empty(StoreCheck.HeldLocks(cache.Layout));
        using var next = TestProcess.StartHost(cache.Layout.Root, results);
        var (exitCode, output, _) = await TestProcess.FinishAsync(next);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["run end", "run part/1"],
            output.Split('\n').Where(line => line.StartsWith("run ", StringComparison.Ordinal)).Order()
        );
        Assert.Equal(TestHost.ExpectedText, await File.ReadAllTextAsync(Path.Combine(results, "text")));

        static async Task<(int, string)> EndOfAsync(System.Diagnostics.Process process)
        {
            var (exitCode, _, error) = await TestProcess.FinishAsync(process);
            return (exitCode, error);
        }
    }

    [LinuxFact]
    public async Task A_worker_that_waits_for_a_lock_ends_with_its_host()
    {
        using var lockOfPart = cache.Hold(Cache.PartOfHost("part/1"));
        using var host = TestProcess.StartHost(cache.Layout.Root, cache.Folder.File("results"));
        var line = "";
        while (!line.StartsWith("say part/1", StringComparison.Ordinal))
            line = await host.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host ended.");
        var here = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(
            $"say part/1 is being computed by process {here} on {Environment.MachineName}; waiting for it",
            line
        );

        host.Kill();
        await host.WaitForExitAsync();

        await TestProcess.UntilAsync(() => TestProcess.MarkedWith(cache.Layout.Root).Count == 0, "the worker ends", 2);
    }
}
