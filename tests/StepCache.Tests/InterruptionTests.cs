using System.Text.Json.Nodes;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>A terminal's Ctrl-C reaches the host and all its workers at once, in any order.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    [LinuxFact]
    public async Task A_worker_leaves_an_interrupt_to_its_host()
    {
        var until = cache.Folder.File("until");
        var worker = TestProcess.MarkedWorker(cache.Layout.Root);
        var step = Cache.Work("a", "hold", new JsonObject { ["until"] = until, ["text"] = "held" }, worker);
        await using var runner = cache.NewRunner();
        runner.Start([step]);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the worker runs");

        await TestProcess.SignalAsync("INT", Assert.Single(TestProcess.MarkedWith(cache.Layout.Root)));
        await File.WriteAllTextAsync(until, "");

        await runner.WhenAllAsync();
        Assert.Equal("end a: Ran", cache.Last.Lines[^1]);
    }

    [Fact]
    public async Task A_worker_that_dies_of_what_cancelled_the_run_is_no_failed_step()
    {
        using var stop = new CancellationTokenSource();
        await using var runner = cache.NewRunner(stop.Token);
        runner.Start([Cache.Work("a", "concat", worker: new DyingExecutor(stop))]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(runner.WhenAllAsync);

        Assert.DoesNotContain(cache.Last.Lines, line => line.StartsWith("fail", StringComparison.Ordinal));
    }

    private sealed class DyingExecutor(CancellationTokenSource stop) : IStepExecutor, IStepExecution
    {
        public Task<IStepExecution> BeginAsync(
            StepRequest request,
            string logFile,
            Action<string> waiting,
            CancellationToken cancellation
        ) => Task.FromResult<IStepExecution>(this);

        public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
        {
            await stop.CancelAsync();
            throw new StepExecutionException("The worker ended before the step did, with signal 2.", false);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
