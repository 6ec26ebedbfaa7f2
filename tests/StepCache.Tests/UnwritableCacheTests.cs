namespace StepCache.Tests;

/// <summary>A part of the cache's folder that cannot be written or read. A file where a folder should be, or the
/// other way round, stands for a missing permission, since root is refused nothing.</summary>
[Trait("Category", "Fault")]
public sealed class UnwritableCacheTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    [Theory]
    [InlineData("ac", false)]
    [InlineData("cas", false)]
    [InlineData("locks", false)]
    [InlineData("logs", false)]
    [InlineData("preimages", false)]
    [InlineData("steps", false)]
    [InlineData("tmp", false)]
    [InlineData("work", false)]
    [InlineData("locks", true)]
    [InlineData("work", true)]
    public async Task A_folder_that_cannot_be_made_fails_the_step_by_its_name_and_the_next_run_completes(
        string folder,
        bool inWorker
    )
    {
        var step = inWorker ? Cache.Work("a", "concat") : Cache.Text("a", "a");
        var obstacle = cache.Folder.Write($"cache/{folder}", "");

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        var failure = Assert.Single(error.Failures);
        Assert.StartsWith("Cannot write ", failure.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Error);
        Assert.True(failure.IsUserError);
        File.Delete(obstacle);
        var outcome = await cache.RunAsync(step);
        Assert.Equal("a", await File.ReadAllTextAsync(cache.Blob(outcome[0])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lock_that_cannot_be_opened_fails_the_step_by_its_name(bool inWorker)
    {
        var step = inWorker ? Cache.Work("a", "concat") : Cache.Text("a", "a");
        var lockFile = cache.Layout.LockFile(Cache.KeyOf(step));
        Directory.CreateDirectory(lockFile);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        var failure = Assert.Single(error.Failures);
        Assert.Contains(lockFile, failure.Error, StringComparison.Ordinal);
        Assert.True(inWorker || failure.IsUserError);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_fails_the_step_by_its_name()
    {
        var step = Cache.Work("a", "concat");
        var log = cache.Layout.Log(Cache.KeyOf(step));
        Directory.CreateDirectory(log);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        Assert.StartsWith($"Cannot write {log}: ", Assert.Single(error.Failures).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_named()
    {
        var step = Cache.Text("a", "a");
        var record = cache.Layout.Record(Cache.KeyOf(step));
        Directory.CreateDirectory(record);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        Assert.Contains(record, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_or_written_is_named_and_hits_are_hits()
    {
        var step = Cache.Text("a", "a");
        Directory.CreateDirectory(cache.Layout.History("a"));

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(step));

        Assert.StartsWith(
            $"Cannot write {cache.Layout.History("a")}: ",
            Assert.Single(error.Failures).Error,
            StringComparison.Ordinal
        );
        var hit = await cache.RunAsync(step);
        Assert.Equal(StepOutcomeKind.FromCache, hit[0].Kind);
    }
}
