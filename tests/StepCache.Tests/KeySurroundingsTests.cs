using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>What stands around a computation is not in its key: folders, the clock, the time zone.</summary>
public sealed class KeySurroundingsTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private async Task<string> KeyAsync(string inputFile) =>
        (await cache.RunAsync(Cache.Text("a", "x", ("labels", StepInput.File(inputFile)))))[0].Key!;

    [Fact]
    public async Task An_input_files_path_and_times_do_not_change_the_key()
    {
        var first = cache.Folder.Write("one/labels.csv", "1,2");
        var second = cache.Folder.Write("two/other.csv", "1,2");
        File.SetLastWriteTimeUtc(second, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(await KeyAsync(first), await KeyAsync(second));
    }

    [Fact]
    public async Task An_input_files_content_changes_the_key()
    {
        var first = cache.Folder.Write("one/labels.csv", "1,2");
        var second = cache.Folder.Write("two/labels.csv", "1,3");

        Assert.NotEqual(await KeyAsync(first), await KeyAsync(second));
    }

    [Fact]
    public async Task The_caches_folder_does_not_change_the_key()
    {
        using var other = new Cache();
        var step = Cache.Text("a", "x");

        Assert.Equal((await cache.RunAsync(step))[0].Key, (await other.RunAsync(step))[0].Key);
    }

    [Fact]
    public async Task Time_zone_working_directory_and_clock_do_not_change_the_key()
    {
        var expected = await TestProcess.PrintKeyAsync(Path.GetTempPath(), "UTC");
        await Task.Delay(1100);

        Assert.Equal(64, expected.Length);
        Assert.Equal(expected, await TestProcess.PrintKeyAsync(cache.Folder.Path, "Pacific/Auckland"));
    }

    [Fact]
    public async Task The_executor_and_the_expected_duration_do_not_change_the_key()
    {
        var step = Cache.Text("a", "x");
        var other = Cache.With(
            step,
            new InProcessExecutor((StepRequest _, IStepProgress _, CancellationToken _) => Assert.Fail()),
            expectedSeconds: 3600
        );

        await cache.RunAsync(step);
        var again = await cache.RunAsync(other);

        Assert.Equal(StepOutcomeKind.FromCache, again[0].Kind);
    }
}
