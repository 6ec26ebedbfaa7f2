using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>A collection says what went, to the byte.</summary>
[Trait("Category", "Fault")]
public sealed class CollectionReportTests : IDisposable
{
    private const string Digest = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    /// <summary>Collects, and compares what the report says of sizes with the files.</summary>
    private CollectionReport Collect(int days = 0, long? most = null, params string?[] keep)
    {
        var before = cache.Bytes();
        var preview = cache.Collect(days, most, preview: true, keep);
        var report = cache.Collect(days, most, preview: false, keep);
        Assert.Equal((before, cache.Bytes()), (report.BytesBefore, report.BytesAfter));
        Assert.Equal(report.Steps, preview.Steps);
        Assert.Equal(report.FilesRemoved, preview.FilesRemoved);
        return report;
    }

    [Fact]
    public async Task Every_key_of_a_step_is_counted_with_all_its_files()
    {
        await cache.RunAsync(Collecting.Pair("pair", "first"));
        await cache.RunAsync(Collecting.Pair("pair", "second"));
        cache.Age(30);
        var bytes = cache.Bytes();

        var report = Collect();

        Assert.Equal([new CollectedStep("pair", 2, 0, bytes)], report.Steps);
        Assert.Equal(6, report.FilesRemoved);
    }

    [Fact]
    public async Task Nothing_of_a_key_is_left()
    {
        await cache.RunAsync(Cache.Text("a", "a"));
        cache.Age(30);
        cache.Put("locks/killed.lock", "");
        cache.Put("locks/note", "");

        Collect();

        var left = Directory.GetFiles(cache.Layout.Root, "*", SearchOption.AllDirectories);
        Assert.Equal(["note"], left.Where(file => file != cache.Layout.Digests).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_history_of_a_step_keeps_the_keys_that_stay()
    {
        await cache.RunAsync(Cache.Text("a", "gone"));
        var kept = (await cache.RunAsync(Cache.Text("a", "kept")))[0];
        cache.Age(30);

        Collect(keep: kept.Key);

        Assert.Equal(kept.Key, Assert.Single(new StepHistory(cache.Layout).Read("a")).Key);
    }

    [Fact]
    public async Task Files_that_belong_to_no_step_come_last_and_are_summed_up()
    {
        await cache.RunAsync(Cache.Text("a", "a"));
        cache.Age(30);
        cache.Put($"cas/aa/{Digest}", "12345");
        cache.Put($"cas/bb/{Digest.Replace('a', 'b')}", "1234567");

        var report = Collect();

        Assert.Equal(["a", null], report.Steps.Select(step => step.Step));
        Assert.Equal(new CollectedStep(null, 0, 0, 12), report.Steps[^1]);
        Assert.Equal(4, report.FilesRemoved);
        Assert.Equal(0, cache.Bytes());
    }

    [Fact]
    public void A_file_that_is_no_record_is_left_alone()
    {
        cache.Put("ac/aa/note.json", "{}");

        Assert.Empty(cache.Collect(preview: true).Steps);
    }

    [Fact]
    public async Task A_preimage_without_a_record_goes_with_its_step_s_name_unless_its_key_is_kept()
    {
        var outcomes = await cache.RunAsync(Cache.Text("a", "a"), Cache.Text("kept", "k"));
        foreach (var outcome in outcomes)
            File.Delete(cache.Layout.Record(outcome.Key!));
        cache.Age(30);
        var bytes = new FileInfo(cache.Layout.Preimage(outcomes[0].Key!)).Length;

        var report = Collect(keep: outcomes[1].Key);

        Assert.Equal([new CollectedStep("a", 0, 0, bytes), new CollectedStep(null, 0, 0, 2)], report.Steps);
        Assert.True(File.Exists(cache.Layout.Preimage(outcomes[1].Key!)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_goes_and_its_files_with_it()
    {
        var outcome = (await cache.RunAsync(Cache.Text("a", "a")))[0];
        await File.WriteAllTextAsync(cache.Layout.Record(outcome.Key!), "{");
        cache.Age(30);

        Collect();

        Assert.Equal(0, cache.Bytes());
    }

    [Fact]
    public void What_is_left_of_a_failed_step_goes_as_one_with_all_that_is_below_it()
    {
        cache.Put($"work/{Digest}/checkpoints/one", "12345");
        cache.Put($"work/{Digest}/scratch/below/two", "1234567");
        cache.Put($"logs/{Digest.Replace('a', 'b')}.log", "123");
        cache.Age(1);

        var report = Collect();

        Assert.Equal([new CollectedStep(null, 0, 0, 15)], report.Steps);
        Assert.Equal(2, report.FilesRemoved);
        Assert.False(Directory.Exists(cache.Layout.Work(Digest)));
    }

    [Fact]
    public async Task What_need_not_stay_anyway_goes_before_any_result()
    {
        var outcome = (await cache.RunAsync(Cache.Text("a", "a")))[0];
        cache.Age(30);
        var most = cache.Bytes();
        cache.Put($"cas/aa/{Digest}", "12345");
        cache.Put($"preimages/aa/{Digest}.json", "1234567");
        cache.Put($"logs/{Digest}.log", "123");

        Collect(most: most);

        Assert.Equal(most, cache.Bytes());
        Assert.True(File.Exists(cache.Layout.Record(outcome.Key!)));
    }

    [Fact]
    public async Task Down_to_a_size_means_not_a_byte_further()
    {
        var outcomes = await cache.RunAsync([.. Enumerable.Range(0, 8).Select(i => Cache.Text($"s{i}", $"text {i}"))]);
        foreach (var (age, outcome) in outcomes.OrderBy(outcome => outcome.Step.Name).Index())
            cache.Age(10 + age, outcome);

        var report = Collect(most: cache.Bytes() / 8 * 5);

        Assert.Equal(["s5", "s6", "s7"], report.Steps.Select(step => step.Step));
    }

    [Fact]
    public async Task Of_two_that_were_used_at_once_the_lower_key_goes_first()
    {
        var outcomes = await cache.RunAsync(Cache.Text("a", "1"), Cache.Text("b", "2"), Cache.Text("c", "3"));
        cache.Age(30);

        Collect(most: cache.Bytes() - 1);

        var (gone, left) = (outcomes.MinBy(outcome => outcome.Key, StringComparer.Ordinal)!, outcomes.Count - 1);
        Assert.False(File.Exists(cache.Layout.Record(gone.Key!)));
        Assert.Equal(left, StoreCheck.Records(cache.Layout).Count);
    }

    [Fact]
    public async Task A_file_of_two_results_that_go_is_counted_once()
    {
        await cache.RunAsync(Cache.Text("a", "same"));
        await cache.RunAsync(Cache.Text("b", new JsonObject { ["text"] = "same", ["x"] = 1 }));
        cache.Age(30);

        Assert.Equal(3, Collect().FilesRemoved);
    }
}
