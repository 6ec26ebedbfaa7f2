namespace StepCache.Tests;

/// <summary>Where a size cannot be reached otherwise, files go that kept results were made from, and nothing else.
/// </summary>
[Trait("Category", "Fault")]
public sealed class ReleaseTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly Step first = Cache.Text("first", "1");
    private readonly Step second = Cache.Text("second", "22");
    private readonly Step end;

    public ReleaseTests() => end = Cache.Text("end", "!", ("a", first.Output("text")), ("b", second.Output("text")));

    public void Dispose() => cache.Dispose();

    /// <summary>Runs all, the first step's result being the older; nothing may go but files of kept results.</summary>
    private async Task<(StepOutcome First, StepOutcome Second, StepOutcome End, string?[] Keys)> RunAsync()
    {
        var outcomes = await cache.RunAsync(first, second, end);
        cache.Age(30);
        cache.Age(20, outcomes[1]);
        return (outcomes[0], outcomes[1], outcomes[2], [.. outcomes.Select(outcome => outcome.Key)]);
    }

    [Fact]
    public async Task Files_that_only_kept_results_were_made_from_go_and_their_records_stay()
    {
        var (one, two, last, keys) = await RunAsync();

        var report = cache.Collect(most: 0, keep: keys);

        Assert.Equal([new CollectedStep("first", 0, 1, 1), new CollectedStep("second", 0, 1, 2)], report.Steps);
        Assert.Equal(2, report.FilesRemoved);
        Assert.Equal([cache.Blob(last)], StoreCheck.Blobs(cache.Layout));
        Assert.True(File.Exists(cache.Layout.Record(one.Key!)) && File.Exists(cache.Layout.Record(two.Key!)));
        Assert.Empty(new CacheStore(cache.Layout.Root).Verify().Problems);
        await cache.RestoreAsync(end, "results");
        Assert.Empty(cache.Last.Runs);
    }

    [Fact]
    public async Task The_least_recently_used_goes_first_and_no_more_than_it_takes()
    {
        var (one, two, _, keys) = await RunAsync();

        var report = cache.Collect(most: cache.Bytes() - 1, keep: keys);

        Assert.Equal(["first"], report.Steps.Select(step => step.Step));
        Assert.False(File.Exists(cache.Blob(one)));
        Assert.True(File.Exists(cache.Blob(two)));
    }

    [Fact]
    public async Task Nothing_is_let_go_where_the_size_is_reached()
    {
        var (_, _, _, keys) = await RunAsync();

        Assert.Empty(cache.Collect(most: cache.Bytes(), keep: keys).Steps);
        Assert.Empty(cache.Collect(keep: keys).Steps);
    }

    [Fact]
    public async Task A_second_time_there_is_nothing_to_let_go()
    {
        var (_, _, _, keys) = await RunAsync();
        cache.Collect(most: 0, keep: keys);
        cache.Age(30);

        Assert.Empty(cache.Collect(most: 0, keep: keys).Steps);
    }

    [Fact]
    public async Task Files_stay_while_the_result_made_from_them_is_not_whole()
    {
        var (_, _, last, keys) = await RunAsync();
        File.Delete(cache.Blob(last));

        Assert.Empty(cache.Collect(most: 0, keep: keys).Steps);
    }

    [Fact]
    public async Task Files_stay_while_the_result_made_from_them_lacks_one_of_two_files()
    {
        var outcomes = await cache.RunAsync(first, Collecting.Pair("pair", "text", ("a", first.Output("text"))));
        cache.Age(30);
        File.Delete(cache.Blob(outcomes[1], "one"));

        Assert.Empty(cache.Collect(most: 0, keep: [.. outcomes.Select(outcome => outcome.Key)]).Steps);
    }

    [Fact]
    public async Task A_step_lets_go_all_its_files_though_only_one_was_read()
    {
        var pair = Collecting.Pair("pair", "text");
        var outcomes = await cache.RunAsync(pair, Cache.Text("reader", "!", ("a", pair.Output("two"))));
        cache.Age(30);

        var report = cache.Collect(most: 0, keep: [.. outcomes.Select(outcome => outcome.Key)]);

        Assert.Equal([new CollectedStep("pair", 0, 1, 18)], report.Steps);
        Assert.Equal([cache.Blob(outcomes[1])], StoreCheck.Blobs(cache.Layout));
    }

    [Fact]
    public async Task Files_that_were_used_since_the_collection_began_stay()
    {
        var (_, two, _, keys) = await RunAsync();
        cache.Age(-1, two);

        Assert.Equal(["first"], cache.Collect(most: 0, keep: keys).Steps.Select(step => step.Step));
    }

    [Fact]
    public async Task What_was_let_go_is_made_again_when_it_is_needed_and_stands_as_there()
    {
        var (one, _, last, keys) = await RunAsync();
        cache.Collect(most: 0, keep: keys);

        await cache.RunAsync(first);

        Assert.Equal(["run first: output text is missing from the store"], cache.Last.Runs);
        Assert.False(File.Exists(cache.Layout.Released(one.Key!)));
        Assert.True(File.Exists(cache.Blob(last)));
    }

    [Fact]
    public async Task The_mark_of_files_that_were_let_go_is_no_result_and_goes_with_its_record()
    {
        var (_, _, _, keys) = await RunAsync();
        cache.Collect(most: 0, keep: keys);
        cache.Age(30);

        var preview = cache.Collect(preview: true);
        cache.Collect();

        Assert.Equal([1, 1, 1], preview.Steps.Select(step => step.Keys));
        Assert.Empty(StoreCheck.Records(cache.Layout));
    }
}
