using System.Diagnostics;
using StepCache.Internal;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>Whenever a host is killed, nothing of it is left but finished work, and the next goes on from there.</summary>
[Trait("Category", "Fault")]
public sealed class KilledHostTests : IDisposable
{
    private static readonly (string, string) Paused = (Operations.Pause, "yes");

    private readonly Cache cache = new();
    private readonly string results;

    public KilledHostTests() => results = cache.Folder.File("results");

    public void Dispose() => cache.Dispose();

    private Process StartHost(params (string, string)[] variables) =>
        TestProcess.StartHost(cache.Layout.Root, results, variables);

    /// <summary>Kills a new host at a moment, or lets it end if the moment does not come.</summary>
    private async Task KillAtAsync(Func<TimeSpan, bool> moment, params (string, string)[] variables)
    {
        using var host = StartHost(variables);
        var clock = Stopwatch.StartNew();
        await TestProcess.UntilAsync(() => host.HasExited || moment(clock.Elapsed), "the moment to kill the host");
        host.Kill();
        await host.WaitForExitAsync();
        await NothingIsLeftAsync();
        Assert.Empty(StoreCheck.Problems(cache.Layout));
    }

    private async Task NothingIsLeftAsync()
    {
        await TestProcess.UntilAsync(() => TestProcess.MarkedWith(cache.Layout.Root).Count == 0, "its workers end", 2);
        // Linux forgets an ending process's environment before it closes its files.
        await TestProcess.UntilAsync(() => StoreCheck.HeldLocks(cache.Layout).Count == 0, "its locks are free", 2);
    }

    private async Task<string> FinishAsync()
    {
        using var host = StartHost();
        var (exitCode, output, error) = await TestProcess.FinishAsync(host);
        Assert.True(exitCode == 0, error);
        Assert.Equal(TestHost.ExpectedText, await File.ReadAllTextAsync(Path.Combine(results, "text")));
        Assert.Empty(StoreCheck.Problems(cache.Layout));
        return output;
    }

    [LinuxFact]
    public async Task A_host_killed_after_any_time_leaves_nothing_and_the_last_one_ends_with_the_same_bytes()
    {
        for (var milliseconds = 40; milliseconds <= 600; milliseconds += 80)
            await KillAtAsync(elapsed => elapsed.TotalMilliseconds >= milliseconds);

        await FinishAsync();
        Assert.DoesNotContain("run ", await FinishAsync(), StringComparison.Ordinal);
    }

    // At the moments at which files appear, which a sweep over time would hit by luck only.
    [LinuxFact]
    public async Task A_host_killed_while_it_puts_results_into_the_store_leaves_nothing_half_done()
    {
        await KillAtAsync(_ => Entries("locks") > 0);
        await KillAtAsync(_ => Entries("tmp") > 0);
        for (var number = 1; number <= 4; number++)
        {
            var (blobs, records) = (StoreCheck.Blobs(cache.Layout).Count, StoreCheck.Records(cache.Layout).Count);
            await KillAtAsync(_ => StoreCheck.Blobs(cache.Layout).Count > blobs);
            await KillAtAsync(_ => StoreCheck.Records(cache.Layout).Count > records);
        }

        await FinishAsync();

        int Entries(string folder)
        {
            var path = Path.Combine(cache.Layout.Root, folder);
            return Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Count() : 0;
        }
    }

    [LinuxFact]
    public async Task A_step_of_a_killed_host_goes_on_from_its_checkpoint()
    {
        var cell = new WorkFolder(cache.Layout.Work(Cache.KeyOf(Cache.PartOfHost("part/2"))));
        var checkpoint = Path.Combine(cell.Checkpoints, "tallied");
        await KillAtAsync(_ => new FileInfo(checkpoint) is { Exists: true, Length: Operations.PauseAt }, Paused);

        var output = await FinishAsync();

        Assert.Contains($"say part/2: tallies from {Operations.PauseAt}\n", output, StringComparison.Ordinal);
    }
}
