using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>One worker that takes many steps in turn.</summary>
public sealed class ManyStepsTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly WorkerExecutor worker = new("dotnet", [TestProcess.Assembly]) { TakesManySteps = true };

    public void Dispose() => cache.Dispose();

    private Step Said(string name, IStepExecutor? executor = null) =>
        Cache.Work(
            name,
            "hold",
            new JsonObject { ["until"] = cache.Folder.Write("until", ""), ["text"] = name },
            executor ?? worker
        );

    private async Task<string> ProcessOfAsync(Step step)
    {
        await cache.RunAsync(step);
        return cache.Last.Messages.Single()[$"say {step.Name}: held by process ".Length..];
    }

    [Fact]
    public async Task Steps_in_turn_are_computed_by_one_process_with_the_bytes_of_a_process_of_their_own()
    {
        using var other = new Cache();
        var fresh = new WorkerExecutor("dotnet", [TestProcess.Assembly]);

        var processes = new[] { await ProcessOfAsync(Said("a")), await ProcessOfAsync(Said("b")) };

        Assert.Single(processes.Distinct());
        foreach (var name in (string[])["a", "b"])
        {
            var one = (await cache.RunAsync(Said(name)))[0];
            var own = (await other.RunAsync(Said(name, fresh)))[0];
            Assert.Equal((StepOutcomeKind.FromCache, StepOutcomeKind.Ran), (one.Kind, own.Kind));
            Assert.Equal(own.Record!.Outputs, one.Record!.Outputs);
        }
    }

    [Fact]
    public async Task A_worker_that_waits_for_a_step_holds_no_lock()
    {
        await ProcessOfAsync(Said("a"));

        Assert.Empty(StoreCheck.HeldLocks(cache.Layout));
    }

    [Fact]
    public async Task A_worker_that_died_while_it_waited_is_replaced()
    {
        var first = await ProcessOfAsync(Said("a"));
        using (var process = System.Diagnostics.Process.GetProcessById(int.Parse(first, null)))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.NotEqual(first, await ProcessOfAsync(Said("b")));
    }

    [Fact]
    public async Task A_worker_whose_step_failed_takes_no_other()
    {
        var first = await ProcessOfAsync(Said("a"));
        await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(Cache.Work("b", "fail", null, worker)));

        Assert.NotEqual(first, await ProcessOfAsync(Said("c")));
    }

    [Fact]
    public async Task Each_step_begins_with_the_culture_and_in_the_folder_of_its_own()
    {
        await ProcessOfAsync(Said("a"));
        var outcomes = await cache.RunAsync(Cache.Work("b", "say", new JsonObject { ["text"] = "here" }, worker));

        Assert.Contains($"say b: in {cache.Layout.Work(outcomes[0].Key!)}/scratch", cache.Last.Messages);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(cache.Layout.Root, "work")));
    }

    [Fact]
    public async Task What_a_step_prints_goes_to_its_own_log()
    {
        await ProcessOfAsync(Said("a"));
        var broken = Cache.Work("b", "garbage", new JsonObject { ["fail"] = true }, worker);
        var failure = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(broken));

        Assert.Contains(
            "through Console",
            await File.ReadAllTextAsync(failure.Failures[0].LogFile!),
            StringComparison.Ordinal
        );
    }
}
