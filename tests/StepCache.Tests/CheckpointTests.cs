namespace StepCache.Tests;

/// <summary>What a long computation keeps for the next run.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly Step count = Cache.Work("a", "count", []);

    public void Dispose() => cache.Dispose();

    private async Task<string> StopHalfWayAsync()
    {
        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(count));
        Assert.Equal("stopped half-way", error.Failures[0].Error);
        Assert.Equal(["say a: counts from 0"], cache.Last.Messages);
        return Assert.Single(Directory.EnumerateFiles(cache.Layout.Root, "counted", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_next_run_goes_on_from_the_checkpoint_and_ends_with_the_same_bytes()
    {
        var checkpoint = await StopHalfWayAsync();
        Assert.Equal("0123", await File.ReadAllTextAsync(checkpoint));

        var outcome = await cache.RunAsync(count);

        Assert.Equal(["say a: counts from 4"], cache.Last.Messages);
        Assert.Equal("012345", await File.ReadAllTextAsync(cache.Blob(outcome[0])));
    }

    [Fact]
    public async Task Checkpoints_go_when_the_step_is_done()
    {
        var checkpoint = await StopHalfWayAsync();

        var outcome = await cache.RunAsync(count);

        Assert.False(File.Exists(checkpoint));
        Assert.False(Directory.Exists(cache.Layout.Work(outcome[0].Key!)));
    }

    [Fact]
    public async Task A_forced_step_starts_from_zero()
    {
        await StopHalfWayAsync();
        cache.Options = cache.Options with { Force = _ => true };

        await StopHalfWayAsync();

        cache.Options = cache.Options with { Force = _ => false };
        await cache.RunAsync(count);
        Assert.Equal(["say a: counts from 4"], cache.Last.Messages);
    }

    [Fact]
    public async Task A_step_with_another_key_does_not_find_them()
    {
        await StopHalfWayAsync();
        var other = Cache.Work("a", "count", new() { ["seed"] = 2 });

        await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(other));

        Assert.Equal(["say a: counts from 0"], cache.Last.Messages);
    }

    [Fact]
    public async Task Only_checkpoints_outlive_a_run_that_failed()
    {
        var checkpoint = await StopHalfWayAsync();
        var cell = Path.GetFullPath(Path.Combine(checkpoint, "../.."));
        foreach (var folder in new[] { "scratch", "outputs", "inputs" })
            cache.Folder.Write(Path.Combine(cell, folder, "left behind"), "x");

        await cache.RunAsync(count);

        Assert.Equal(["say a: counts from 4"], cache.Last.Messages);
    }
}
