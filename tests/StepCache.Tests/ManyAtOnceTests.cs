using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>Many steps are looked at side by side, and tell the same as one after another.</summary>
public sealed class ManyAtOnceTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void Each_is_visited_once(int count)
    {
        var visits = new int[count];

        InParallel.Each([.. Enumerable.Range(0, count)], item => Interlocked.Increment(ref visits[item]));

        Assert.All(visits, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void What_goes_wrong_comes_out_as_it_is(int count) =>
        Assert.Throws<InvalidDataException>(() =>
            InParallel.Each(
                [.. Enumerable.Range(0, count)],
                item =>
                {
                    if (item == 2)
                        throw new InvalidDataException();
                }
            )
        );

    [Fact]
    public void Each_of_a_graph_stands_in_a_level_after_those_that_it_depends_on()
    {
        var first = Enumerable.Range(0, 100).Select(number => Cache.Text($"first/{number}", "f")).ToList();
        var second = first.Select(step => Cache.Text($"second/{step.Name}", "s", ("i", step.Output("text")))).ToList();
        var last = Cache.Text("last", "l", ("i", first[0].Output("text")), ("j", second[0].Output("text")));

        var levels = InParallel.Levels(new StepGraph(_ => false).Closure([last, .. second]));

        Assert.Equal([100, 100, 1], levels.Select(level => level.Count));
        var before = new HashSet<StepNode>();
        foreach (var level in levels)
        {
            Assert.All(level, node => Assert.All(node.Upstream.Values, upstream => Assert.Contains(upstream, before)));
            before.UnionWith(level);
        }
    }

    [Fact]
    public async Task A_wide_graph_of_several_levels_is_planned_as_it_stands()
    {
        var wide = Enumerable.Range(0, 100).Select(number => Cache.Text($"wide/{number}", $"{number}")).ToList();
        var middle = Cache.Text("middle", "m", [.. wide.Select(step => (step.Name, step.Output("text")))]);
        var end = Cache.Text("end", "e", ("m", middle.Output("text")), ("w", wide[0].Output("text")));
        await cache.RunAsync(end);

        await using var runner = cache.NewRunner();
        var plan = runner.Plan([end, middle, .. wide]);

        Assert.Equal(102, plan.Count(PlannedAction.FromCache));
    }

    [Fact]
    public async Task Of_steps_that_are_equally_urgent_the_first_comes_first()
    {
        cache.Options = cache.Options with { Jobs = 1 };

        await cache.RunAsync([.. Enumerable.Range(0, 5).Select(number => Cache.Text($"s{number}", $"{number}"))]);

        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], cache.Last.Runs.Select(line => line[4..6]));
    }

    [Fact]
    public async Task Every_failure_is_told_in_the_order_of_names_and_once()
    {
        var failing = new InProcessExecutor(
            (request, _, _) => throw new IOException($"{request.Step} broke"),
            _ => true
        );
        Step[] parts = [Cache.Of("c", failing), Cache.Of("a", failing), Cache.Of("b", failing)];
        var end = Cache.Text("end", "!", [.. parts.Select(part => (part.Name, part.Output("text")))]);

        var error = await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync([end, .. parts]));

        Assert.Equal(["a", "b", "c"], error.Failures.Select(failure => failure.Step));
        Assert.StartsWith("3 steps failed:\n  a: a broke\n    log: ", error.Message, StringComparison.Ordinal);
    }
}
