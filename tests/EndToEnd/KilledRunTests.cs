namespace EndToEnd;

/// <summary>Killing a run at any moment loses nothing: the next one ends with the same bytes.</summary>
public sealed class KilledRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Runs_killed_at_many_moments_are_completed_by_the_next()
    {
        GraphRun.Of(SmallStudy.In(_folder, "whole", "cache-whole"));

        // Each killed run goes on from what the ones before it completed.
        for (var milliseconds = 300; milliseconds <= 4800; milliseconds += 500)
        {
            using var killed = GraphRun.Start(new Dictionary<string, string?>(), SmallStudy.In(_folder));
            _ = killed.StandardOutput.ReadToEndAsync();
            _ = killed.StandardError.ReadToEndAsync();
            if (!killed.WaitForExit(milliseconds))
            {
                killed.Kill();
                killed.WaitForExit();
            }
        }
        var last = GraphRun.Of(SmallStudy.In(_folder));

        Assert.Equal(0, last.ExitCode);
        Assert.Equal(SmallStudy.Results(_folder, "whole"), SmallStudy.Results(_folder));
    }

    [Fact]
    public async Task Two_runs_at_once_share_their_work()
    {
        var runs = await Task.WhenAll(
            Task.Run(() => GraphRun.Of(SmallStudy.In(_folder, "one"))),
            Task.Run(() => GraphRun.Of(SmallStudy.In(_folder, "two")))
        );

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(SmallStudy.Steps, runs.Sum(run => run.StepsRun));
        Assert.Equal(SmallStudy.Results(_folder, "one"), SmallStudy.Results(_folder, "two"));
    }

    public void Dispose() => _folder.Dispose();
}
