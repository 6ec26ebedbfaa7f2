using System.Runtime.Versioning;

namespace EndToEnd;

/// <summary>A worker that dies takes its own step along, and nothing else.</summary>
[SupportedOSPlatform("linux")]
public sealed class FailedStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_worker_that_dies_fails_its_step_and_leaves_a_log_and_the_next_run_completes()
    {
        using var run = GraphRun.Start(
            new Dictionary<string, string?>(),
            [.. SmallStudy.In(_folder), "--set", "published.comparison.epochs=2000", "--target", "TrainJoint"]
        );
        var errors = run.StandardError.ReadToEndAsync();
        await run.StandardOutput.SkipToAsync("run    published/train/joint");
        foreach (var worker in Workers.Of(run))
        {
            worker.Kill();
        }
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAILED published/train/joint/seed=42", output, StringComparison.Ordinal);
        Assert.Contains("1 step failed", await errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await errors, StringComparison.Ordinal);
        Assert.Equal(0, GraphRun.Of([.. SmallStudy.In(_folder), "--target", "TrainJoint"]).ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
