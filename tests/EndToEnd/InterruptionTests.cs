using System.Diagnostics;
using System.Runtime.Versioning;

namespace EndToEnd;

/// <summary>Ctrl-C and a polite kill end the workers too, and keep what was finished.</summary>
[SupportedOSPlatform("linux")]
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_run_exits_with_130_and_leaves_no_worker(string signal)
    {
        using var run = GraphRun.Start(
            new Dictionary<string, string?>(),
            [.. SmallStudy.In(_folder), "--set", "published.comparison.epochs=2000", "--target", "TrainJoint"]
        );
        var errors = run.StandardError.ReadToEndAsync();
        await run.StandardOutput.SkipToAsync("run    published/train/joint");
        var workers = Workers.Of(run);

        using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.Equal(130, run.ExitCode);
        Assert.Contains(
            "Interrupted: what was done is kept (1 steps of this run), and trainings go on",
            output + await errors,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(workers);
        Assert.All(workers, worker => Assert.True(worker.WaitForExit(5000)));
        Assert.DoesNotContain("   at ", await errors, StringComparison.Ordinal);
        Assert.Equal(
            ["published/data/sweep/seed=42"],
            GraphRun.Of([.. SmallStudy.In(_folder), "--target", "GenerateData"]).Ran
        );
    }

    public void Dispose() => _folder.Dispose();
}
