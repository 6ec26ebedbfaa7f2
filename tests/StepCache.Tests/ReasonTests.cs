using System.Text;
using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

public sealed class ReasonTests : IDisposable
{
    private const string Before = """
        {"code":"c1","fingerprint":{"torch":"2.10"},"inputs":{"labels":"aa"},"keySchema":1,"operation":"train",
        "outputs":["model"],"parameters":{"model":{"heads":4},"seed":42},"schemaVersion":1}
        """;

    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    [Theory]
    [InlineData("\"seed\":42", "\"seed\":7", "parameters.seed 42 → 7")]
    [InlineData("\"heads\":4", "\"heads\":8", "parameters.model.heads 4 → 8")]
    [InlineData("\"seed\":42", "\"rate\":0.1,\"seed\":42", "parameters.rate added: 0.1")]
    [InlineData(",\"seed\":42", "", "parameters.seed removed, was 42")]
    [InlineData("\"c1\"", "\"c2\"", "code changed")]
    [InlineData("\"2.10\"", "\"2.11\"", "fingerprint.torch \"2.10\" → \"2.11\"")]
    [InlineData("\"aa\"", "\"bb\"", "input labels changed (from data/labels.csv)")]
    [InlineData("{\"labels\":\"aa\"}", "{\"labels\":\"aa\",\"more\":\"cc\"}", "input more added")]
    [InlineData("{\"labels\":\"aa\"}", "{}", "input labels removed")]
    [InlineData(
        "42",
        "1234567890123456789012345678901234567890",
        "parameters.seed 42 → 1234567890123456789012345678901234567890"
    )]
    [InlineData(
        "42",
        "12345678901234567890123456789012345678901",
        "parameters.seed 42 → 1234567890123456789012345678901234567890…"
    )]
    [InlineData("{\"heads\":4}", "{}", "parameters.model added: {} and 1 more")]
    [InlineData("\"torch\":\"2.10\"", "", "fingerprint.torch removed, was \"2.10\"")]
    [InlineData("\"train\"", "\"fit\"", "operation \"train\" → \"fit\"")]
    [InlineData("[\"model\"]", "[\"model\",\"log\"]", "outputs [\"model\"] → [\"model\",\"log\"]")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2", "schema version 1 → 2")]
    [InlineData("\"keySchema\":1", "\"keySchema\":2", "the key schema changed 1 → 2")]
    [InlineData("\"heads\":4},\"seed\":42", "\"heads\":8},\"seed\":7", "parameters.model.heads 4 → 8 and 1 more")]
    public void The_field_that_changed_is_named(string old, string current, string expected)
    {
        Assert.Contains(old, Before, StringComparison.Ordinal);
        var after = Before.Replace(old, current, StringComparison.Ordinal);

        var reason = PreimageDifference.Describe(
            Encoding.UTF8.GetBytes(Before),
            Encoding.UTF8.GetBytes(after),
            name => name == "labels" ? "from data/labels.csv" : null
        );

        Assert.Equal(expected, reason);
    }

    [Fact]
    public async Task A_miss_is_explained_against_the_result_that_was_used_last()
    {
        await cache.RunAsync(Seed(1));
        await cache.RunAsync(Seed(2));
        await cache.RunAsync(Seed(1));

        await cache.RunAsync(Seed(3));

        Assert.Equal(["run a: parameters.seed 1 → 3"], cache.Last.Runs);

        static Step Seed(int seed) => Cache.Text("a", new JsonObject { ["seed"] = seed });
    }

    [Fact]
    public async Task What_depends_on_a_forced_step_is_undecided()
    {
        var a = Cache.Text("a", "a");
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        await cache.RunAsync(b);
        cache.Options = cache.Options with { Force = step => step.Name == "a" };

        await cache.RunAsync(b);

        Assert.Equal(
            [("a", PlannedAction.Run, "forced"), ("b", PlannedAction.Undecided, "depends on a")],
            cache.Last.Plan!.Steps.Select(planned => (planned.Step.Name, planned.Action, planned.Reason!))
        );
    }

    [LinuxFact("It reads a file that only Linux has.")]
    public async Task An_input_that_cannot_be_read_is_named_with_its_step()
    {
        // Is there, may be opened by anyone, and holds nothing at its beginning that could be read.
        const string unreadable = "/proc/self/mem";

        var error = await Assert.ThrowsAsync<StepCacheException>(() =>
            cache.RunAsync(Cache.Text("a", "a", ("labels", StepInput.File(unreadable))))
        );

        Assert.StartsWith($"Step a cannot read its input labels, the file {unreadable}: ", error.Message);
    }

    [Fact]
    public async Task A_changed_input_file_is_named()
    {
        var file = cache.Folder.Write("labels.csv", "1");
        await cache.RunAsync(Cache.Text("a", "a", ("labels", StepInput.File(file))));
        await File.WriteAllTextAsync(file, "2");

        await cache.RunAsync(Cache.Text("a", "a", ("labels", StepInput.File(file))));

        Assert.Equal([$"run a: input labels changed (from {file})"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_cache_of_an_older_key_schema_says_so()
    {
        var outcome = await cache.RunAsync(Cache.Text("a", "a"));
        var preimage = cache.Layout.Preimage(outcome[0].Key!);
        var older = (await File.ReadAllTextAsync(preimage)).Replace(
            "\"keySchema\":1",
            "\"keySchema\":0",
            StringComparison.Ordinal
        );
        var oldKey = Sha256.OfBytes(Encoding.UTF8.GetBytes(older));
        AtomicFile.Write(cache.Layout, cache.Layout.Preimage(oldKey), Encoding.UTF8.GetBytes(older));
        new StepHistory(cache.Layout).Add("a", new PastRun(oldKey, 1));
        File.Delete(cache.Layout.Record(outcome[0].Key!));

        await cache.RunAsync(Cache.Text("a", "a"));

        Assert.Equal(["run a: the key schema changed 0 → 1"], cache.Last.Runs);
    }

    [Fact]
    public async Task A_forced_step_runs_again_once_and_its_equal_outputs_stop_the_wave()
    {
        var a = Cache.Text("a", "a");
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        await cache.RunAsync(b);
        cache.Options = cache.Options with { Force = step => step.Name == "a" };

        await using var runner = cache.NewRunner();
        await runner.EnsureAsync(b);
        await runner.EnsureAsync(a);

        Assert.Equal(["run a: forced"], cache.Last.Runs);
    }

    [Fact]
    public async Task The_plan_says_what_will_run_before_it_runs()
    {
        var a = Cache.Text("a", "a");
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        var c = Cache.Text("c", "c", ("b", b.Output("text")));
        await using var runner = cache.NewRunner();

        var plan = runner.Plan([c]);

        Assert.Equal(
            [
                (a, PlannedAction.Run, "new"),
                (b, PlannedAction.Undecided, "depends on a"),
                (c, PlannedAction.Undecided, "depends on b"),
            ],
            plan.Steps.Select(step => (step.Step, step.Action, step.Reason!))
        );
        Assert.Empty(cache.Last.Lines);
    }

    [Fact]
    public async Task The_plan_of_a_warm_cache_runs_nothing()
    {
        var a = Cache.Text("a", "a");
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        await cache.RunAsync(b);
        await using var runner = cache.NewRunner();

        var plan = runner.Plan([b]);

        Assert.Equal([PlannedAction.NotNeeded, PlannedAction.FromCache], plan.Steps.Select(step => step.Action));
    }
}
