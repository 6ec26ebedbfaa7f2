using System.Text.Json.Nodes;
using StepCache.Internal;
using StepCache.Internal.Watching;

namespace StepCache.Tests;

/// <summary>How far a run is, seen from itself and from another process.</summary>
public sealed class RunStateTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly string until;

    public RunStateTests()
    {
        until = cache.Folder.File("until");
        cache.Options = cache.Options with { Title = "words", Jobs = 1 };
    }

    public void Dispose() => cache.Dispose();

    private IReadOnlyList<RunState> Runs() =>
        new StepInspector(cache.Layout.Root, new FileDigests(cache.Layout.Root)).Runs();

    private Step Held(string name, params (string, StepInput)[] inputs) =>
        Cache.Work(name, "hold", new JsonObject { ["until"] = until, ["text"] = name }, inputs: inputs);

    private IEnumerable<string> StateFiles() =>
        Directory.Exists(cache.Layout.Runs) ? Directory.EnumerateFiles(cache.Layout.Runs, "*.json") : [];

    [Fact]
    public async Task A_run_that_computes_is_seen_by_another_and_gone_when_it_has_ended()
    {
        var first = Held("first");
        await using (var runner = cache.NewRunner())
        {
            new StepHistory(cache.Layout).Add("first", new PastRun(new string('a', 64), 1000));
            new StepHistory(cache.Layout).Add("second", new PastRun(new string('a', 64), 500));
            runner.Start([first, Held("second", ("first", first.Output("text")))]);
            await TestProcess.UntilAsync(() => Runs().Any(run => run.Running.Count > 0), "the run is seen");

            var run = Assert.Single(Runs());
            Assert.Equal(
                ("words", Environment.ProcessId, Environment.MachineName),
                (run.Title, run.ProcessId, run.Host)
            );
            Assert.Equal((0, 1, 0, 0), (run.Done, run.Waiting, run.Failed, run.Blocked));
            var step = Assert.Single(run.Running);
            Assert.Equal("first", step.Step);
            Assert.NotNull(step.ProcessId);
            Assert.InRange(step.SecondsLeft!.Value, 900, 1000);
            Assert.InRange(run.SecondsLeft!.Value, 1400, 1500);
            Assert.InRange(run.Updated, run.Started, DateTimeOffset.UtcNow);

            await File.WriteAllTextAsync(until, "");
            await runner.WhenAllAsync();
            Assert.Equal((2, 0, 0), (runner.Look().Done, runner.Look().Waiting, runner.Look().Running.Count));
        }
        Assert.Empty(Runs());
        Assert.Empty(StateFiles());
    }

    [Fact]
    public async Task What_a_killed_run_left_is_no_run_and_goes()
    {
        using (var host = TestProcess.StartHost(cache.Layout.Root, cache.Folder.File("out"), ("TEST_PAUSE", "yes")))
        {
            await TestProcess.UntilAsync(() => Runs().Any(run => run.ProcessId == host.Id), "the run is seen");
            host.Kill();
            await host.WaitForExitAsync();
        }
        Assert.NotEmpty(StateFiles());

        Assert.Empty(Runs());

        Assert.Empty(StateFiles());
    }

    [Fact]
    public async Task Failed_steps_and_those_that_depend_on_them_are_told_apart()
    {
        var bad = Cache.Work("bad", "fail");
        var after = Cache.Text("after", "", ("bad", bad.Output("text")));
        await using var runner = cache.NewRunner();
        runner.Start([after, Cache.Text("good", "")]);
        await Assert.ThrowsAsync<StepCacheException>(runner.WhenAllAsync);

        var state = runner.Look();

        Assert.Equal((1, 1, 1, 0), (state.Done, state.Failed, state.Blocked, state.Waiting));
        Assert.Empty(state.Running);
    }

    [Fact]
    public async Task What_is_there_already_is_not_counted()
    {
        await cache.RunAsync(Cache.Text("a", "a"));
        await using var runner = cache.NewRunner();
        runner.Start([Cache.Text("a", "a"), Cache.Text("b", "b")]);
        await runner.WhenAllAsync();

        Assert.Equal(1, runner.Look().Done);
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_none()
    {
        Directory.CreateDirectory(cache.Layout.Runs);
        using var held = StepCache.Requests.KeyLock.TryAcquire(Path.Combine(cache.Layout.Runs, "a.lock"));
        File.WriteAllText(Path.Combine(cache.Layout.Runs, "a.json"), "{");

        Assert.Empty(Runs());
        Assert.NotEmpty(StateFiles());
    }

    [Fact]
    public void What_was_guessed_is_corrected_by_what_steps_of_the_same_operation_took()
    {
        var guesses = new Guesses();
        var step = Cache.With(Cache.Text("a", "a"), expectedSeconds: 2);
        Assert.Equal(1, guesses.FactorOf(step));

        guesses.Learn(step, 20);

        Assert.Equal(10, guesses.FactorOf(step));
        Assert.Equal(1, guesses.FactorOf(Cache.Work("b", "concat")));
    }
}
