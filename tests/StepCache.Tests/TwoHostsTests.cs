using System.Diagnostics;
using System.Text.Json.Nodes;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>Two runs at once on one cache.</summary>
[Trait("Category", "Fault")]
public sealed class TwoHostsTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private Process StartHost(string results) => TestProcess.StartHost(cache.Layout.Root, cache.Folder.File(results));

    private byte[] Result(string results) => File.ReadAllBytes(cache.Folder.File($"{results}/text"));

    [Fact]
    public async Task Two_hosts_compute_every_step_once_in_all_and_end_with_the_same_bytes()
    {
        using var first = StartHost("one");
        using var second = StartHost("two");
        var ends = await Task.WhenAll(TestProcess.FinishAsync(first), TestProcess.FinishAsync(second));

        Assert.All(ends, end => Assert.Equal((0, ""), (end.ExitCode, end.Error)));
        Assert.Equal(
            ["run end", "run part/0", "run part/1", "run part/2"],
            ends.SelectMany(end => end.Output.Split('\n'))
                .Where(line => line.StartsWith("run ", StringComparison.Ordinal))
                .Order()
        );
        Assert.Equal(TestHost.ExpectedText, System.Text.Encoding.UTF8.GetString(Result("one")));
        Assert.Equal(Result("one"), Result("two"));
        Assert.Empty(StoreCheck.Problems(cache.Layout));
    }

    [Fact]
    public async Task The_second_says_whom_it_waits_for_and_takes_over_the_result()
    {
        using var other = new Cache();
        other.Options = other.Options with { CacheDirectory = cache.Layout.Root };
        var until = cache.Folder.File("until");
        var step = Cache.Work("a", "hold", new JsonObject { ["until"] = until, ["text"] = "held" });
        await using var first = cache.NewRunner();
        await using var second = other.NewRunner();
        first.Start([step]);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the first computes");

        second.Start([step]);
        await TestProcess.UntilAsync(() => other.Last.Messages.Count > 0, "the second waits");

        var holder = cache.Last.Messages[0].Split(" by ")[1].Trim();
        Assert.Equal(
            [$"say a is being computed by {holder} on {Environment.MachineName}; waiting for it"],
            other.Last.Messages
        );
        await File.WriteAllTextAsync(until, "");
        Assert.Equal(StepOutcomeKind.Ran, (await first.Completion(step)).Kind);
        var taken = await second.Completion(step);
        Assert.Equal(StepOutcomeKind.WaitedForOtherRun, taken.Kind);
        Assert.Empty(other.Last.Runs);
        Assert.Equal("held", await File.ReadAllTextAsync(cache.Blob(taken)));
    }

    [Fact]
    public async Task If_the_first_fails_the_second_computes_it()
    {
        using var other = new Cache();
        other.Options = other.Options with { CacheDirectory = cache.Layout.Root };
        var until = cache.Folder.File("until");
        // It cannot repeat a text so many times, but has to be let go to find out.
        var step = Cache.Work("a", "hold", new JsonObject { ["until"] = until, ["repeat"] = -1 });
        await using var first = cache.NewRunner();
        await using var second = other.NewRunner();
        first.Start([step]);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the first computes");
        second.Start([step]);
        await TestProcess.UntilAsync(() => other.Last.Messages.Count > 0, "the second waits");

        await File.WriteAllTextAsync(until, "");

        await Assert.ThrowsAsync<StepCacheException>(first.WhenAllAsync);
        var error = await Assert.ThrowsAsync<StepCacheException>(second.WhenAllAsync);
        Assert.Equal(["run a: new"], other.Last.Runs);
        Assert.True(File.Exists(Assert.Single(error.Failures).LogFile));
    }

    [LinuxFact]
    public async Task A_worker_that_is_killed_while_it_waits_leaves_the_log_of_the_one_that_computes_alone()
    {
        using var other = new Cache();
        other.Options = other.Options with { CacheDirectory = cache.Layout.Root };
        Step Example(string until, IStepExecutor worker) =>
            Cache.Work("a", "hold", new JsonObject { ["until"] = until, ["repeat"] = -1 }, worker);
        var until = cache.Folder.File("until");
        await using var first = cache.NewRunner();
        await using var second = other.NewRunner();
        first.Start([Example(until, TestHost.Worker)]);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the first computes");
        var log = Assert.Single(Directory.EnumerateFiles(Path.Combine(cache.Layout.Root, "logs")));
        await File.AppendAllTextAsync(log, "as the first wrote it\n");
        second.Start([Example(until, TestProcess.MarkedWorker(cache.Layout.Root))]);
        await TestProcess.UntilAsync(() => other.Last.Messages.Count > 0, "the second waits");

        await TestProcess.SignalAsync("KILL", Assert.Single(TestProcess.MarkedWith(cache.Layout.Root)));

        await Assert.ThrowsAsync<StepCacheException>(second.WhenAllAsync);
        Assert.Equal("as the first wrote it\n", await File.ReadAllTextAsync(log));
    }

    [Fact]
    public async Task A_host_that_is_killed_while_it_computes_does_not_block_the_next()
    {
        using (
            var first = TestProcess.StartHost(cache.Layout.Root, cache.Folder.File("one"), (Operations.Pause, "yes"))
        )
        {
            var line = "";
            while (line != "say part/2: tallies from 0")
                line = await first.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended.");
            Assert.NotEmpty(StoreCheck.HeldLocks(cache.Layout));
            first.Kill();
        }

        using var second = StartHost("two");
        var (exitCode, _, error) = await TestProcess.FinishAsync(second).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(TestHost.ExpectedText, System.Text.Encoding.UTF8.GetString(Result("two")));
    }
}
