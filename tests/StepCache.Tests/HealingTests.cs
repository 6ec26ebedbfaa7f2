namespace StepCache.Tests;

/// <summary>Whatever is broken in the cache is a miss, said so, and mended.</summary>
[Trait("Category", "Fault")]
public sealed class HealingTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly Step first = Cache.Text("a", "hello");
    private readonly Step second;

    public HealingTests() => second = Cache.Text("b", " world", ("a", first.Output("text")));

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task A_damaged_blob_is_noticed_when_it_is_restored_and_made_again()
    {
        var outcomes = await cache.RunAsync(first);
        await File.WriteAllTextAsync(cache.Blob(outcomes[0]), "HELLO");

        await cache.RestoreAsync(first, "results");

        Assert.Equal(["say a: output text is damaged in the store"], cache.Last.Messages);
        Assert.Equal(["run a: output text is damaged in the store"], cache.Last.Runs);
        Assert.Equal("hello", await File.ReadAllTextAsync(cache.Folder.File("results/text")));
        Assert.Equal("hello", await File.ReadAllTextAsync(cache.Blob(outcomes[0])));
    }

    [Fact]
    public async Task A_damaged_blob_is_noticed_when_it_is_an_input_and_made_again()
    {
        var outcomes = await cache.RunAsync(first);
        await File.WriteAllTextAsync(cache.Blob(outcomes[0]), "HELLO");

        var end = await cache.RunAsync(second);

        Assert.Equal(["run a: output text is damaged in the store", "run b: new"], cache.Last.Runs);
        Assert.Equal("hello world", await File.ReadAllTextAsync(cache.Blob(end[0])));
    }

    [Fact]
    public async Task A_blob_of_another_size_is_a_miss_without_reading_it()
    {
        var outcomes = await cache.RunAsync(first);
        await File.WriteAllTextAsync(cache.Blob(outcomes[0]), "hel");

        await cache.RunAsync(first);

        Assert.Equal(["run a: output text is missing from the store"], cache.Last.Runs);
        Assert.Equal("hello", await File.ReadAllTextAsync(cache.Blob(outcomes[0])));
    }

    [Theory]
    [InlineData("", "its action record is damaged")]
    [InlineData("not JSON", "its action record is damaged")]
    [InlineData("[]", "its action record is damaged")]
    [InlineData("""{"outputFiles":7}""", "its action record is damaged")]
    [InlineData(
        """{"outputFiles":[{"path":"text","digest":{"hash":"../../x","sizeBytes":"1"}}]}""",
        "its action record is damaged"
    )]
    [InlineData("""{"outputFiles":[7]}""", "its action record is damaged")]
    [InlineData("""{"outputFiles":[],"exitCode":0}""", "its action record lists other outputs")]
    public async Task A_damaged_record_is_a_miss(string content, string reason)
    {
        var outcomes = await cache.RunAsync(first);
        var record = cache.Layout.Record(outcomes[0].Key!);
        var whole = await File.ReadAllTextAsync(record);
        await File.WriteAllTextAsync(record, content);

        await cache.RunAsync(first);

        Assert.Equal([$"run a: {reason}"], cache.Last.Runs);
        Assert.Equal(whole, await File.ReadAllTextAsync(record));
    }

    [Fact]
    public async Task A_record_that_is_gone_is_a_miss()
    {
        var outcomes = await cache.RunAsync(first);
        File.Delete(cache.Layout.Record(outcomes[0].Key!));

        await cache.RunAsync(first);

        Assert.Equal(["run a: its action record is missing"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_record_is_the_JSON_form_of_an_ActionResult()
    {
        var outcomes = await cache.RunAsync(first);

        var digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"; // of "hello"
        Assert.Equal(
            $$$"""{"outputFiles":[{"path":"text","digest":{"hash":"{{{digest}}}","sizeBytes":"5"}}],"exitCode":0}""",
            await File.ReadAllTextAsync(cache.Layout.Record(outcomes[0].Key!))
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"runs\":7}")]
    [InlineData("{\"runs\":[{\"key\":\"..\",\"seconds\":1}]}")]
    public async Task A_damaged_history_only_costs_the_reason(string content)
    {
        await cache.RunAsync(first);
        await File.WriteAllTextAsync(cache.Layout.History("a"), content);

        var hit = await cache.RunAsync(first);
        Assert.Equal(StepOutcomeKind.FromCache, hit[0].Kind);

        await File.WriteAllTextAsync(cache.Layout.History("a"), content);
        await cache.RunAsync(Cache.Text("a", "other"));
        Assert.Equal(["run a: new"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_damaged_memory_of_digests_only_costs_the_hashing()
    {
        await cache.RunAsync(first);
        await File.WriteAllTextAsync(cache.Layout.Digests, "{\"x\":{\"size\":\"\"}}");

        var hit = await cache.RunAsync(first);

        Assert.Equal(StepOutcomeKind.FromCache, hit[0].Kind);
    }

    [Fact]
    public async Task A_damaged_preimage_only_costs_the_reason()
    {
        var outcomes = await cache.RunAsync(first);
        await File.WriteAllTextAsync(cache.Layout.Preimage(outcomes[0].Key!), "{");

        await cache.RunAsync(Cache.Text("a", "other"));

        Assert.Equal(["run a: new, as nothing is left of the run before"], cache.Last.Runs);
    }
}
