namespace StepCache.Tests;

/// <summary>A result that several need, in this run or another one, is computed once.</summary>
public sealed class SameKeyTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static InProcessExecutor Slow { get; } =
        new(
            (request, _, cancellation) =>
            {
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(300));
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), "slow");
            }
        );

    private static Step Named(string name, params (string, StepInput)[] inputs) =>
        new()
        {
            Name = name,
            Operation = "slow",
            Parameters = [],
            Inputs = inputs.ToDictionary(input => input.Item1, input => input.Item2),
            Code = "code",
            Outputs = ["text"],
            Executor = Slow,
        };

    [Fact]
    public async Task A_step_of_another_name_waits_for_it_in_this_run_without_taking_it_for_another()
    {
        var outcomes = await cache.RunAsync(Named("one"), Named("two"));

        Assert.Equal(
            [StepOutcomeKind.FromCache, StepOutcomeKind.Ran],
            outcomes.Select(outcome => outcome.Kind).Order()
        );
        Assert.Empty(cache.Last.Messages);
    }

    [Fact]
    public async Task Two_that_have_waited_for_the_same_step_do_not_wait_for_each_other()
    {
        var data = Cache.Text("data", "d");
        var (one, two) = (Named("one", ("data", data.Output("text"))), Named("two", ("data", data.Output("text"))));

        var outcomes = await cache.RunAsync(one, two).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Single(outcomes, outcome => outcome.Kind == StepOutcomeKind.Ran);
    }

    [Fact]
    public async Task A_worker_process_that_waits_says_for_whom_and_then_computes()
    {
        var step = Cache.Work("a", "concat");
        await using var runner = cache.NewRunner();

        using (cache.Hold(step))
        {
            runner.Start([step]);
            await FirstMessageAsync();
        }

        Assert.Equal(StepOutcomeKind.Ran, (await runner.Completion(step)).Kind);
        Assert.Equal(
            $"say a is being computed by process {Environment.ProcessId} on {Environment.MachineName}; waiting for it",
            cache.Last.Messages[0]
        );
    }

    [Fact]
    public async Task What_another_run_computes_meanwhile_is_waited_for_and_said()
    {
        var step = Named("a");
        using var elsewhere = new Cache();
        var made = (await elsewhere.RunAsync(step))[0];
        await using var runner = cache.NewRunner();

        using (cache.Hold(step))
        {
            runner.Start([step]);
            await FirstMessageAsync();
            Copy(elsewhere.Blob(made), cache.Blob(made));
            Copy(elsewhere.Layout.Record(made.Key!), cache.Layout.Record(made.Key!));
        }
        var outcome = await runner.Completion(step);

        Assert.Equal(StepOutcomeKind.WaitedForOtherRun, outcome.Kind);
        Assert.StartsWith("say a is being computed by ", cache.Last.Messages[0], StringComparison.Ordinal);
        Assert.EndsWith("; waiting for it", cache.Last.Messages[0], StringComparison.Ordinal);
        Assert.Empty(cache.Last.Runs);

        static void Copy(string from, string to)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }

    private async Task FirstMessageAsync()
    {
        for (var tries = 0; tries < 6000 && cache.Last.Messages.Count == 0; tries++)
            await Task.Delay(10);
    }
}
