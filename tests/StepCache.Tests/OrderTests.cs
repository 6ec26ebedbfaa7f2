using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>Of steps that could start, the one with most behind it does.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly Cache cache = new();

    public OrderTests() => cache.Options = cache.Options with { Jobs = 1 };

    public void Dispose() => cache.Dispose();

    private static Step Expected(string name, double seconds, params (string, StepInput)[] inputs) =>
        Cache.With(Cache.Text(name, name, inputs), expectedSeconds: seconds);

    /// <summary>A step that can start when the first has ended, as can all of these.</summary>
    private static Step AfterFirst(string name, double seconds) =>
        Expected(name, seconds, ("first", Cache.Text("first", "1").Output("text")));

    private void Took(string name, params double[] seconds)
    {
        foreach (var run in seconds)
            new StepHistory(cache.Layout).Add(name, new PastRun(Sha256.OfBytes([(byte)run]), run));
    }

    private IEnumerable<string> Order => cache.Last.Runs.Select(run => run.Split(' ', ':')[1]);

    [Fact]
    public async Task The_longest_chain_starts_first()
    {
        var shortStep = Expected("short", 5);
        var head = Expected("head", 1);
        var tail = Expected("tail", 10, ("head", head.Output("text")));
        var middle = Expected("middle", 8);

        await cache.RunAsync(shortStep, middle, tail);

        Assert.Equal("head", Order.First());
        Assert.Equal(["middle", "short"], Order.Where(name => name is "middle" or "short"));
    }

    [Fact]
    public async Task A_step_has_the_longest_of_its_chains_behind_it()
    {
        var head = Expected("head", 1);
        Step After(string name, double seconds) => Expected(name, seconds, ("head", head.Output("text")));

        await cache.RunAsync(Expected("middle", 8), After("long", 20), After("short", 2));

        Assert.Equal("head", Order.First());
    }

    [Fact]
    public async Task Of_all_that_waited_for_a_step_the_longest_starts_first()
    {
        await cache.RunAsync(AfterFirst("short", 5), AfterFirst("middle", 8), AfterFirst("long", 20));

        Assert.Equal(["first", "long", "middle", "short"], Order);
    }

    [Fact]
    public async Task Of_all_that_waited_for_a_step_one_that_leads_to_a_target_counts_with_its_whole_chain()
    {
        var end = Expected("end", 6, ("before", AfterFirst("before", 6).Output("text")));

        await cache.RunAsync(AfterFirst("short", 5), AfterFirst("middle", 8), end);

        Assert.Equal(["first", "before", "middle", "end", "short"], Order);
    }

    [Fact]
    public async Task What_a_step_took_before_counts_for_more_than_what_was_expected()
    {
        Took("slow", 30);
        Took("quick", 2);

        await cache.RunAsync(AfterFirst("quick", 50), AfterFirst("middle", 10), AfterFirst("slow", 5));

        Assert.Equal(["first", "slow", "middle", "quick"], Order);
    }

    [Fact]
    public async Task A_run_of_no_known_duration_does_not_count()
    {
        Took("slow", 30, 0);

        await cache.RunAsync(AfterFirst("middle", 10), AfterFirst("slow", 5));

        Assert.Equal(["first", "slow", "middle"], Order);
    }

    [Fact]
    public async Task What_is_there_puts_nobody_first()
    {
        var lost = Expected("lost", 1);
        var there = Expected("there", 100, ("lost", lost.Output("text")));
        var outcomes = await cache.RunAsync(lost, there);
        File.Delete(cache.Blob(outcomes[0]));
        new StepHistory(cache.Layout).Forget("lost", new HashSet<string> { outcomes[0].Key! });
        Took("there", 100);

        await cache.RunAsync(lost, there, Expected("new", 5));

        Assert.Equal(["new", "lost"], Order);
    }
}
