namespace StepCache.Tests;

/// <summary>A collection takes what nothing needs, and nothing else.</summary>
[Trait("Category", "Fault")]
public sealed class CollectionTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task What_is_kept_is_a_hit_afterwards_and_the_rest_is_a_miss()
    {
        var (kept, other) = (Cache.Text("kept", "k"), Cache.Text("other", "o"));
        var outcomes = await cache.RunAsync(kept, other);
        cache.Age(30);

        var report = cache.Collect(keep: outcomes[0].Key);

        Assert.Equal(["other"], report.Steps.Select(step => step.Step));
        Assert.Empty(StoreCheck.Problems(cache.Layout));
        await cache.RunAsync(kept, other);
        Assert.Equal(["run other"], cache.Last.Runs.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task A_file_that_a_kept_record_lists_too_stays()
    {
        var kept = (await cache.RunAsync(Cache.Text("kept", "same")))[0];
        var gone = (
            await cache.RunAsync(
                Cache.Text("gone", new System.Text.Json.Nodes.JsonObject { ["text"] = "same", ["x"] = 1 })
            )
        )[0];
        Assert.Equal(cache.Blob(kept), cache.Blob(gone));
        cache.Age(30);

        cache.Collect(keep: kept.Key);

        Assert.True(File.Exists(cache.Blob(kept)));
        Assert.False(File.Exists(cache.Layout.Record(gone.Key!)));
    }

    [Fact]
    public async Task What_was_used_lately_stays_and_a_hit_is_a_use()
    {
        var (used, old) = (Cache.Text("used", "u"), Cache.Text("old", "o"));
        await cache.RunAsync(used, old);
        cache.Age(30);
        await cache.RunAsync(used);

        var report = cache.Collect(days: 7);

        Assert.Equal(["old"], report.Steps.Select(step => step.Step));
    }

    [Fact]
    public async Task A_hit_is_a_use_of_its_files_too()
    {
        var outcomes = await cache.RunAsync(Cache.Text("a", "a"));
        cache.Age(30);

        await cache.RunAsync(Cache.Text("a", "a"));

        Assert.True(File.GetLastWriteTimeUtc(cache.Blob(outcomes[0])) > DateTime.UtcNow.AddDays(-1));
    }

    [Fact]
    public async Task A_record_that_only_gave_the_key_of_a_hit_was_used_too()
    {
        var end = Cache.Text("end", "!", ("a", Cache.Text("first", "1").Output("text")));
        await cache.RunAsync(end);
        cache.Age(30);
        await cache.RunAsync(end);

        cache.Collect(days: 7);

        await cache.RunAsync(end);
        Assert.Empty(cache.Last.Runs);
    }

    [Fact]
    public async Task A_preview_counts_and_removes_nothing()
    {
        await cache.RunAsync(Cache.Text("a", "a"), Cache.Text("b", "b"));
        cache.Age(30);
        var before = Directory.GetFiles(cache.Layout.Root, "*", SearchOption.AllDirectories);

        var report = cache.Collect(preview: true);

        Assert.Equal(["a", "b"], report.Steps.Select(step => step.Step));
        Assert.Equal(before, Directory.GetFiles(cache.Layout.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Down_to_a_size_the_least_recently_used_goes_first()
    {
        var outcomes = new List<StepOutcome>();
        foreach (var (name, days) in new[] { ("young", 10), ("old", 30), ("middle", 20) })
        {
            outcomes.AddRange(await cache.RunAsync(Cache.Text(name, new string(name[0], 100_000))));
            cache.Age(days, cache.Layout.Record(outcomes[^1].Key!), cache.Blob(outcomes[^1]));
        }

        // Each text is stored twice: as the step's parameter in its preimage, and as its output.
        var report = cache.Collect(most: 450_000);

        Assert.Equal(["old"], report.Steps.Select(step => step.Step));
        Assert.InRange(report.BytesAfter, 400_000, 450_000);
    }

    [Fact]
    public async Task Collections_beside_runs_spoil_nothing()
    {
        using var ended = new CancellationTokenSource();
        var collecting = Task.Run(() =>
        {
            var times = 0;
            while (!ended.IsCancellationRequested)
            {
                cache.Collect();
                times++;
            }
            return times;
        });

        for (var round = 0; round < 20; round++)
        {
            var parts = Enumerable
                .Range(0, 4)
                .Select(part => Cache.Text($"part/{part}", $"{round % 3}{part}"))
                .ToList();
            var end = Cache.Text("end", "!", [.. parts.Select((part, index) => ($"i{index}", part.Output("text")))]);
            await cache.RestoreAsync(end, $"results-{round}");
            var (digit, text) = (round % 3, await File.ReadAllTextAsync(cache.Folder.File($"results-{round}/text")));
            Assert.Equal($"{digit}0{digit}1{digit}2{digit}3!", text);
        }

        await ended.CancelAsync();
        Assert.NotEqual(0, await collecting);
        Assert.DoesNotContain(
            StoreCheck.Problems(cache.Layout),
            problem => problem.Contains("another digest", StringComparison.Ordinal)
        );
    }
}
