using System.Diagnostics;
using System.Runtime.Versioning;

namespace EndToEnd;

/// <summary>Killing a run at any moment loses nothing: the next one ends with the same bytes.</summary>
[Trait("Category", "Fault")]
[SupportedOSPlatform("linux")]
public sealed class KilledRunTests : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("GENOMIC_SOAK") is null ? 20 : 200;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Hosts_and_workers_killed_at_random_moments_spoil_nothing()
    {
        GraphRun.Of(SmallStudy.In(_folder, "whole", "cache-whole"));
        var random = new Random(42);

        // Each killed run goes on from what the ones before it completed; a study that is complete starts anew.
        var completed = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var cache = $"cache-{completed}";
            using var run = GraphRun.Start(new Dictionary<string, string?>(), SmallStudy.In(_folder, "results", cache));
            var output = run.StandardOutput.ReadToEndAsync();
            _ = run.StandardError.ReadToEndAsync();
            if (!run.WaitForExit(random.Next(200, 2500)))
            {
                KillOneOf(run, random);
            }
            await run.WaitForExitAsync();
            await output;
            Assert.True(run.ExitCode is 0 or 1 or 137, $"exit code {run.ExitCode}");
            if (run.ExitCode == 0)
            {
                Assert.Equal(SmallStudy.Results(_folder, "whole"), SmallStudy.Results(_folder));
                completed++;
            }
        }
        var last = GraphRun.Of(SmallStudy.In(_folder, "results", $"cache-{completed}"));

        Assert.Equal(0, last.ExitCode);
        Assert.Equal(SmallStudy.Results(_folder, "whole"), SmallStudy.Results(_folder));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Runs_at_once_share_their_work(int count)
    {
        var runs = await Task.WhenAll(
            Enumerable.Range(0, count).Select(run => Task.Run(() => GraphRun.Of(SmallStudy.In(_folder, $"run-{run}"))))
        );

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(SmallStudy.Steps, runs.Sum(run => run.StepsRun));
        var first = SmallStudy.Results(_folder, "run-0");
        Assert.All(
            Enumerable.Range(1, count - 1),
            run => Assert.Equal(first, SmallStudy.Results(_folder, $"run-{run}"))
        );
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Kills the host, or one of its workers, which fails its step.</summary>
    private static void KillOneOf(Process host, Random random)
    {
        var workers = Workers.Of(host);
        var victim = workers.Count > 0 && random.Next(3) == 0 ? workers[random.Next(workers.Count)] : host;
        victim.Kill();
    }
}
