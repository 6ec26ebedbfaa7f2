using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>How steps stand to a cache is told without running or writing anything.</summary>
public sealed class InspectorTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static Step First(int seed = 1) => Cache.Text("first", new JsonObject { ["seed"] = seed, ["text"] = "1" });

    private static Step Last(Step first) => Cache.Text("last", "!", ("i", first.Output("text")));

    private StepInspector Inspector() => new(cache.Layout.Root, new FileDigests(cache.Layout.Root));

    private IEnumerable<(string, StepState, bool, string?)> Status(Step step) =>
        Inspector().Status([step]).Select(status => (status.Step.Name, status.State, status.WillRun, status.Reason));

    [Fact]
    public void Of_an_empty_cache_nothing_is_known()
    {
        Assert.Equal(
            [("first", StepState.WouldRun, true, "new"), ("last", StepState.Undecided, true, "depends on first")],
            Status(Last(First()))
        );
        Assert.False(Directory.Exists(cache.Layout.Root));
    }

    [Fact]
    public async Task What_is_there_is_up_to_date()
    {
        await cache.RunAsync(Last(First()));

        Assert.Equal(
            [("first", StepState.UpToDate, false, null), ("last", StepState.UpToDate, false, (string?)null)],
            Status(Last(First()))
        );
    }

    [Fact]
    public async Task How_long_a_step_took_is_known_where_it_was_computed_under_its_key()
    {
        await cache.RunAsync(Last(First()));

        var inspector = Inspector();
        Assert.All(inspector.Status([Last(First())]), status => Assert.True(inspector.SecondsOf(status) > 0));
        Assert.All(inspector.Status([Last(First(seed: 2))]), status => Assert.Null(inspector.SecondsOf(status)));
    }

    [Fact]
    public async Task A_file_that_is_missing_and_not_needed_is_told_and_runs_nothing()
    {
        var outcomes = await cache.RunAsync(First(), Last(First()));
        File.Delete(cache.Blob(outcomes[0]));

        Assert.Equal(
            [
                ("first", StepState.OutputMissing, false, "output text is missing from the store"),
                ("last", StepState.UpToDate, false, null),
            ],
            Status(Last(First()))
        );
    }

    [Fact]
    public async Task A_changed_parameter_is_the_reason()
    {
        await cache.RunAsync(Last(First()));

        Assert.Equal(
            [
                ("first", StepState.WouldRun, true, "parameters.seed 1 → 2"),
                ("last", StepState.Undecided, true, "depends on first"),
            ],
            Status(Last(First(seed: 2)))
        );
    }

    [Fact]
    public async Task A_key_is_explained_by_its_preimage_and_against_the_nearest_of_the_earlier_ones()
    {
        await cache.RunAsync(Cache.Text("first", new JsonObject { ["seed"] = 7, ["text"] = "other" }));
        var near = (await cache.RunAsync(First()))[0];
        await cache.RunAsync(Cache.Text("first", new JsonObject { ["seed"] = 8, ["text"] = "another" }));

        var explained = Inspector().Explain(First(seed: 2));

        Assert.Equal(Cache.KeyOf(First(seed: 2)), explained.Key);
        Assert.Equal(2, JsonNode.Parse(explained.Preimage!)!["parameters"]!["seed"]!.GetValue<int>());
        Assert.Equal(near.Key, explained.Nearest!.Key);
        Assert.Equal([new FieldDifference("parameters.seed", "1", "2")], explained.Nearest.Differences);
    }

    [Fact]
    public async Task A_key_is_not_explained_against_itself_or_what_has_left_nothing()
    {
        await cache.RunAsync(First());
        Assert.Null(Inspector().Explain(First()).Nearest);

        File.Delete(cache.Layout.Preimage(Cache.KeyOf(First())));
        Assert.Null(Inspector().Explain(First(seed: 2)).Nearest);
    }

    [Fact]
    public void A_key_that_is_not_known_yet_is_told_by_what_it_depends_on()
    {
        var explained = Inspector().Explain(Last(First()));

        Assert.Null(explained.Key);
        Assert.Equal(["first"], explained.Unknown);
    }
}
