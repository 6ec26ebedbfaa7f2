namespace StepCache.Tests;

public sealed class CacheTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task A_step_runs_once_and_comes_from_the_cache_afterwards()
    {
        var step = Cache.Text("a", "hello");

        var first = await cache.RunAsync(step);
        var second = await cache.RunAsync(step);

        Assert.Equal(StepOutcomeKind.Ran, Assert.Single(first).Kind);
        Assert.Equal(StepOutcomeKind.FromCache, Assert.Single(second).Kind);
        Assert.Equal(first[0].Record!.Outputs, second[0].Record!.Outputs);
        Assert.Equal("hello", await File.ReadAllTextAsync(cache.Blob(second[0])));
    }
}
