using System.Collections.Concurrent;
using StepCache.Internal;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>Steps that run on other machines.</summary>
public sealed class ElsewhereTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Cache cache = new();

    public ElsewhereTests() => cache.Options = cache.Options with { Jobs = 1 };

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task They_take_no_place_of_this_machine()
    {
        using var all = new CountdownEvent(3);
        var executor = new Elsewhere
        {
            Run = (request, _) =>
            {
                all.Signal();
                Assert.True(all.Wait(Patience));
                Write(request);
            },
        };

        await cache.RunAsync([.. Enumerable.Range(0, 3).Select(number => Cache.Of($"step/{number}", executor))]);
    }

    [Fact]
    public async Task They_are_told_how_much_waits_for_them()
    {
        var told = new ConcurrentDictionary<string, double>();
        var executor = new Elsewhere
        {
            Expected = (name, seconds) => told[name] = seconds,
            Run = (request, _) => Write(request),
        };
        Step Expected(string name, double seconds, params (string, StepInput)[] inputs) =>
            Cache.With(Cache.Of(name, executor, inputs), expectedSeconds: seconds);
        var head = Expected("head", 1);

        await cache.RunAsync(Expected("tail", 9, ("head", head.Output("text"))), Expected("alone", 2));

        Assert.Equal((10, 9, 2), (told["head"], told["tail"], told["alone"]));
    }

    [Fact]
    public async Task One_that_is_lost_is_begun_again_in_a_folder_as_new()
    {
        var tries = 0;
        var executor = new Elsewhere
        {
            Run = (request, _) =>
            {
                if (++tries == 1)
                {
                    File.WriteAllText(NoteOf(request), "");
                    File.WriteAllText(Path.Combine(request.WorkDirectory, "scratch"), "");
                    File.WriteAllText(Path.Combine(request.CheckpointDirectory, "epoch"), "");
                    throw new StepLostException("the node is gone");
                }
                Assert.False(File.Exists(NoteOf(request)));
                Assert.Empty(Directory.GetFiles(request.WorkDirectory));
                Assert.Single(Directory.GetFiles(request.CheckpointDirectory));
                Write(request);
            },
        };

        var outcome = Assert.Single(await cache.RunAsync(Cache.Of("step", executor)));

        Assert.Equal(StepOutcomeKind.Ran, outcome.Kind);
        Assert.Equal(2, tries);
        Assert.Contains("say step: the node is gone", cache.Last.Messages);
    }

    [Fact]
    public async Task One_whose_outputs_another_run_took_is_shared()
    {
        var executor = new Elsewhere { Run = (request, _) => Write(request) };
        var step = Cache.Of("step", executor);
        var other = new Cache(cache.Folder.Path) { Options = cache.Options };
        executor.Run = (request, _) =>
        {
            executor.Run = (again, _) => Write(again);
            other.RunAsync(Cache.Of("step", executor)).GetAwaiter().GetResult();
            throw new StepLostException("another run has taken its outputs");
        };

        var outcome = Assert.Single(await cache.RunAsync(step));

        Assert.Equal(StepOutcomeKind.WaitedForOtherRun, outcome.Kind);
        Assert.Empty(cache.Last.Messages);
        other.Dispose();
    }

    [Fact]
    public async Task One_under_way_keeps_its_folder_and_tells_what_it_took()
    {
        var before = new Elsewhere
        {
            Run = (request, _) =>
            {
                Write(request);
                throw new StepExecutionException("killed", isUserError: false);
            },
        };
        await Assert.ThrowsAsync<StepCacheException>(() => cache.RunAsync(Cache.Of("step", before)));
        var cost = new StepCost(TimeSpan.FromSeconds(123), 456);
        var underWay = new Elsewhere
        {
            IsUnderWay = true,
            Cost = cost,
            Run = (_, _) => { },
        };

        var outcome = Assert.Single(await cache.RunAsync(Cache.Of("step", underWay)));

        Assert.Equal(cost.Duration, outcome.Duration);
        Assert.Equal(new PastRun(outcome.Key!, 123, 456), new StepHistory(cache.Layout).Read("step")[0]);
    }

    [Fact]
    public async Task One_under_way_whose_outputs_a_killed_run_took_in_part_is_begun_again()
    {
        var isUnderWay = true;
        var executor = new Elsewhere
        {
            Underway = () => isUnderWay,
            Run = (request, _) =>
            {
                if (!isUnderWay)
                    Write(request);
                isUnderWay = false;
            },
        };

        var outcome = Assert.Single(await cache.RunAsync(Cache.Of("step", executor)));

        Assert.Equal(StepOutcomeKind.Ran, outcome.Kind);
    }

    private static string NoteOf(StepRequest request) =>
        Path.Combine(Path.GetDirectoryName(request.OutputDirectory)!, "note");

    private static void Write(StepRequest request) =>
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), request.Step);

    private sealed class Elsewhere : IStepExecutor
    {
        public required Action<StepRequest, IStepProgress> Run { get; set; }

        public Action<string, double> Expected { get; init; } = (_, _) => { };

        public Func<bool> Underway { get; init; } = () => false;

        public bool IsUnderWay { get; init; }

        public StepCost? Cost { get; init; }

        public bool TakesMemory => false;

        public bool IsElsewhere => true;

        public Task<IStepExecution> BeginAsync(
            StepRequest request,
            string logFile,
            Action<string> waiting,
            CancellationToken cancellation
        ) => Task.FromResult<IStepExecution>(new Execution(request, this, IsUnderWay || Underway()));

        private sealed class Execution(StepRequest request, Elsewhere executor, bool isUnderWay) : IStepExecution
        {
            public bool IsUnderWay => isUnderWay;

            public StepCost? Cost => executor.Cost;

            public void Expect(double criticalSeconds) => executor.Expected(request.Step, criticalSeconds);

            public Task RunAsync(IStepProgress progress, CancellationToken cancellation) =>
                Task.Run(() => executor.Run(request, progress), cancellation);

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
