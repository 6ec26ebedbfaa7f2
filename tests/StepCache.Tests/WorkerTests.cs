using System.Text.Json.Nodes;
using StepCache.Requests;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>What passes between a run and its worker processes.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static JsonObject Demanding() =>
        new()
        {
            ["text"] = "half é, \u2028, 😀, \"quoted\" and\na second line",
            ["repeat"] = 3,
            ["nested"] = new JsonObject { ["list"] = new JsonArray(1e-7, 12345678901234567890UL, null, true) },
        };

    [Fact]
    public async Task A_step_in_a_worker_has_the_key_and_the_bytes_of_the_same_step_in_this_process()
    {
        using var other = new Cache();
        var input = cache.Folder.Write("input", "läßt\r\n");
        var here = new InProcessExecutor((request, progress, _) => Operations.Concat(request, progress));
        Step Example(IStepExecutor? executor) =>
            Cache.Work("a", "concat", Demanding(), executor, ("in/put", StepInput.File(input)));

        var apart = (await cache.RunAsync(Example(null)))[0];
        var inside = (await other.RunAsync(Example(here)))[0];

        Assert.Equal(inside.Key, apart.Key);
        Assert.Equal(inside.Record!.Outputs, apart.Record!.Outputs);
        Assert.Equal(File.ReadAllBytes(other.Blob(inside)), File.ReadAllBytes(cache.Blob(apart)));
        Assert.Equal(
            string.Concat(Enumerable.Repeat("läßt\r\n" + Demanding()["text"], 3)),
            File.ReadAllText(cache.Blob(apart))
        );
    }

    [Fact]
    public async Task Progress_reaches_the_observer_in_its_order()
    {
        await cache.RunAsync(Cache.Work("a", "concat"));

        Assert.Equal(["run a: new", "progress a: 0.5 half", "progress a: 1 done", "end a: Ran"], cache.Last.Lines);
    }

    [Fact]
    public async Task What_a_worker_says_reaches_the_observer_with_the_steps_name()
    {
        await cache.RunAsync(Cache.Work("a", "say", Demanding()));

        Assert.Equal($"say a: {Demanding()["text"]}", cache.Last.Messages[0]);
    }

    [Fact]
    public async Task Progress_that_is_no_number_costs_nothing()
    {
        await cache.RunAsync(Cache.Work("a", "say"));

        Assert.Contains("progress a: 0 0 of 0", cache.Last.Lines);
    }

    [Fact]
    public async Task Each_cell_works_in_an_empty_directory_of_its_own()
    {
        var steps = Enumerable.Range(0, 3).Select(number => Cache.Work($"cell/{number}", "say")).ToArray();

        var outcomes = await cache.RunAsync(steps);

        var directories = cache.Last.Messages.Where(line => line.Contains(": in ", StringComparison.Ordinal));
        Assert.Equal(
            outcomes
                .Select(outcome => $"say {outcome.Step.Name}: in {cache.Layout.Work(outcome.Key!)}/scratch")
                .Order(),
            directories.Order()
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(cache.Layout.Root, "work")));
    }

    [Fact]
    public async Task What_libraries_print_is_no_event_and_does_not_disturb_one()
    {
        var outcome = await cache.RunAsync(Cache.Work("a", "garbage"));

        Assert.Contains("progress a: 0.25 after half a line", cache.Last.Lines);
        Assert.Equal("a", await File.ReadAllTextAsync(cache.Blob(outcome[0])));
        Assert.Empty(cache.Last.Messages);
    }

    [Fact]
    public async Task More_than_pipes_hold_on_both_streams_stops_nobody()
    {
        var outcome = await cache.RunAsync(Cache.Work("a", "chatter"));

        Assert.Equal("a", await File.ReadAllTextAsync(cache.Blob(outcome[0])));
    }

    [Fact]
    public async Task Culture_time_zone_and_environment_change_neither_output_nor_key()
    {
        using var other = new Cache();
        var elsewhere = new WorkerExecutor("dotnet", [TestProcess.Assembly])
        {
            Environment = new Dictionary<string, string>
            {
                ["TEST_DECIMAL_SEPARATOR"] = ",",
                ["TZ"] = "Pacific/Auckland",
                ["LANG"] = "de_DE.ISO-8859-1",
                ["LC_ALL"] = "de_DE.ISO-8859-1",
                ["HOME"] = "/nowhere",
            },
        };

        var here = (await cache.RunAsync(Cache.Work("a", "format")))[0];
        var there = (await other.RunAsync(Cache.Work("a", "format", worker: elsewhere)))[0];

        Assert.Equal(here.Key, there.Key);
        var text = await File.ReadAllTextAsync(cache.Blob(here));
        Assert.Equal("-1234.5 -1234.5 02/03/2024 04:05:06 0.1", text);
        Assert.Equal(text, await File.ReadAllTextAsync(other.Blob(there)));
    }

    [Fact]
    public async Task The_executors_variables_reach_the_worker()
    {
        var executor = TestProcess.MarkedWorker(cache.Layout.Root);
        var until = cache.Folder.File("until");
        var step = Cache.Work("a", "hold", new JsonObject { ["until"] = until }, executor);
        await using var runner = cache.NewRunner();
        runner.Start([step]);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the worker runs");

        var held = cache.Last.Messages[0];
        if (OperatingSystem.IsLinux())
            Assert.Contains(
                $"process {Assert.Single(TestProcess.MarkedWith(cache.Layout.Root))} ",
                held,
                StringComparison.Ordinal
            );
        await File.WriteAllTextAsync(until, "");
        await runner.WhenAllAsync();
    }

    [Fact]
    public async Task What_many_threads_say_at_once_is_not_mixed_up()
    {
        await cache.RunAsync(Cache.Work("a", "chorus"));

        Assert.Equal(24, cache.Last.Messages.Distinct().Count());
        Assert.All(cache.Last.Messages, message => Assert.Equal("say a: 0 0 ".Length + 200_000, message.Length));
    }

    [Fact]
    public async Task A_worker_that_is_done_ends_by_itself()
    {
        var patient = new WorkerExecutor("dotnet", [TestProcess.Assembly]) { GracePeriod = TimeSpan.FromHours(1) };

        var outcomes = await cache
            .RunAsync(Cache.Work("a", "concat", worker: patient))
            .WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(StepOutcomeKind.Ran, outcomes[0].Kind);
    }

    [Fact]
    public async Task A_worker_holds_its_keys_lock_while_it_runs_and_not_after()
    {
        var until = cache.Folder.File("until");
        await using var runner = cache.NewRunner();
        runner.Start([Cache.Work("a", "hold", new JsonObject { ["until"] = until })]);
        await TestProcess.UntilAsync(() => cache.Last.Messages.Count > 0, "the worker runs");

        Assert.Single(StoreCheck.HeldLocks(cache.Layout));
        await File.WriteAllTextAsync(until, "");
        await runner.WhenAllAsync();
        Assert.Empty(StoreCheck.HeldLocks(cache.Layout));
    }

    [Fact]
    public void A_line_that_is_no_event_is_none_and_an_event_reads_back()
    {
        var said = new StepEvent(StepEvent.Said, Text: "one\ntwo \"three\"");

        Assert.DoesNotContain('\n', said.ToLine());
        Assert.Equal(said, StepEvent.TryParse(said.ToLine()));
        Assert.All(
            ["", "{}", "{\"event\":", "{\"event\":7}", "{\"event\":\"said\"} tail", " " + said.ToLine(), "[1]"],
            line => Assert.Null(StepEvent.TryParse(line))
        );
    }
}
