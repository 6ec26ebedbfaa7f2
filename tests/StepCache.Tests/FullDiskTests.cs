using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>A disk that is full fails a run in one line, and costs nothing but that.</summary>
[Trait("Category", "Fault")]
public sealed class FullDiskTests : IDisposable
{
    private readonly SmallDisk? disk;
    private readonly Cache cache;

    public FullDiskTests()
    {
        disk = new MountFactAttribute().Skip is null ? new SmallDisk() : null;
        cache = new Cache(disk?.Path);
    }

    public void Dispose()
    {
        cache.Dispose();
        disk?.Dispose();
    }

    // 10 pages, which pass through scratch, store and the copy that the second step reads.
    private static Step[] Steps()
    {
        var first = Cache.Text("a", new string('a', 40_000));
        return [first, Cache.Text("b", new string('b', 40_000), ("a", first.Output("text")))];
    }

    private void IsOneLineThatNames(string path, StepFailure failure)
    {
        Assert.Contains(path, failure.Error, StringComparison.Ordinal);
        Assert.Matches("No space left on device|the disk was full", failure.Error);
        Assert.DoesNotContain('\n', failure.Error);
        Assert.Empty(StoreCheck.Problems(cache.Layout));
        Assert.Empty(StoreCheck.HeldLocks(cache.Layout));
    }

    [MountFact]
    public async Task At_whatever_file_the_disk_is_full_the_run_fails_by_its_name_and_the_next_completes()
    {
        var expected = new HashSet<string> { "work", "preimages", "ac", "steps" };
        var failed = new HashSet<string>();
        // A run also writes how far it is, now and then: the page that was left for a file may then be gone.
        for (var sweep = 0; sweep < 5 && !failed.IsSupersetOf(expected); sweep++)
            await SweepAsync(failed);

        Assert.Superset(expected, failed);
    }

    private async Task SweepAsync(HashSet<string> failed)
    {
        var completed = false;
        for (var pages = 0; !completed; pages++)
        {
            disk!.LeaveFree(pages);
            completed = await TryAsync(failed);
            // Each time from nothing, or the last run would need less than it leaves.
            disk.MakeRoom();
            foreach (var folder in Directory.EnumerateDirectories(cache.Layout.Root))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whether the run completed; otherwise where it failed is added.</summary>
    private async Task<bool> TryAsync(HashSet<string> failed)
    {
        var steps = Steps();
        try
        {
            await cache.RunAsync(steps);
            return true;
        }
        catch (StepCacheException exception)
        {
            var failure = Assert.Single(exception.Failures);
            IsOneLineThatNames(cache.Layout.Root, failure);
            failed.Add(failure.Error.Split(cache.Layout.Root)[1].Split('/')[1]);
        }

        disk!.MakeRoom();
        var outcomes = await cache.RunAsync(steps);
        Assert.Equal(
            new string('a', 40_000) + new string('b', 40_000),
            await File.ReadAllTextAsync(cache.Blob(outcomes[1]))
        );
        Assert.Empty(StoreCheck.Problems(cache.Layout));
        return false;
    }

    [MountFact]
    public async Task A_worker_that_fills_the_disk_fails_by_the_files_name_and_the_next_run_completes()
    {
        var step = Cache.Work("a", "concat", new JsonObject { ["text"] = "a", ["repeat"] = 200_000 });
        disk!.LeaveFree(30);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        IsOneLineThatNames("outputs/text", Assert.Single(error.Failures));
        disk.MakeRoom();
        var outcome = await cache.RunAsync(step);
        Assert.Equal(new string('a', 200_000), await File.ReadAllTextAsync(cache.Blob(outcome[0])));
    }

    [MountFact]
    public async Task A_worker_whose_log_fills_the_disk_is_heard_to_its_end()
    {
        disk!.LeaveFree(20);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(Cache.Work("a", "chatter")));

        IsOneLineThatNames("outputs/text", Assert.Single(error.Failures));
        disk.MakeRoom();
        await cache.RunAsync(Cache.Work("a", "say"));
    }

    [MountFact]
    public async Task A_download_that_fills_the_disk_fails_by_the_files_name_and_the_next_run_completes()
    {
        using var server = new RemoteServer();
        using var roomy = new Cache();
        var step = Cache.Text("a", new string('a', 200_000));
        roomy.Remote = new RemoteCacheOptions { Address = server.Address };
        await roomy.RunAsync(step);
        cache.Remote = roomy.Remote;
        disk!.LeaveFree(20);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        IsOneLineThatNames(cache.Layout.Temporary, Assert.Single(error.Failures));
        Assert.Empty(Directory.EnumerateFiles(cache.Layout.Temporary));
        disk.MakeRoom();
        await cache.RunAsync(step);
        Assert.Equal(["end a: FromRemote"], cache.Last.Lines);
    }

    [MountFact]
    public async Task A_destination_on_a_full_disk_is_named_and_gets_no_half_file()
    {
        using var roomy = new Cache();
        var step = Cache.Text("a", new string('a', 40_000));
        await roomy.RunAsync(step);
        disk!.LeaveFree(5);
        await using var runner = roomy.NewRunner();

        var error = await Assert.ThrowsAsync<StepCacheException>(() => runner.RestoreAsync(step, disk.Path));

        Assert.StartsWith($"Cannot write {Path.Combine(disk.Path, "text")}: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(["ballast"], Directory.EnumerateFiles(disk.Path).Select(Path.GetFileName));
    }
}
