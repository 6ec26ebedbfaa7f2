using System.Diagnostics;
using System.Runtime.Versioning;
using LocalSlurm;

namespace EndToEnd;

/// <summary>A study on a real Slurm of one node gives what it gives on this machine.</summary>
[SupportedOSPlatform("linux")]
public sealed class SlurmTests : IDisposable
{
    private const int MaxArraySize = 1001;

    private readonly TemporaryFolder _folder = new();
    private readonly SlurmService _slurm = new(MaxArraySize);

    private string[] Options(string results, string cache) =>
        [
            .. SmallStudy.In(_folder, results, cache),
            "--executor",
            "slurm",
            "--set",
            "executors.slurm.poll_seconds=0.5",
            "--set",
            "executors.slurm.memory=1G",
        ];

    private Dictionary<string, string?> Environment => new() { ["SLURM_CONF"] = _slurm.Configuration };

    [SlurmFact]
    public void A_study_has_the_results_of_a_local_run()
    {
        var slurm = GraphRun.Of(Environment, Options("slurm", "cache"));
        var local = GraphRun.Of(SmallStudy.In(_folder, "local", "cache-local"));

        Assert.True(slurm.ExitCode == 0, slurm.Output + slurm.Errors);
        Assert.Equal(0, local.ExitCode);
        Assert.Equal(SmallStudy.Results(_folder, "local"), SmallStudy.Results(_folder, "slurm"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache/slurm"]));
    }

    [SlurmFact]
    public async Task An_interrupted_run_exits_with_130_and_leaves_no_job()
    {
        string[] options = [.. Options("slurm", "cache"), "--set", "published.comparison.epochs=20000"];
        using var run = GraphRun.Start(Environment, [.. options, "--target", "TrainJoint"]);
        var errors = run.StandardError.ReadToEndAsync();
        await run.StandardOutput.SkipToAsync("published/train/joint/seed=42  epoch");
        var jobs = _slurm.Jobs;
        using (var kill = Process.Start("kill", ["-INT", $"{run.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 130, await errors);
        Assert.Single(jobs);
        Assert.Empty(_slurm.Jobs);
    }

    public void Dispose()
    {
        _slurm.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A test that needs Slurm.</summary>
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute() => Skip = SlurmService.Obstacle;
}
