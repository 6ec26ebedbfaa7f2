using System.Diagnostics;
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
        while (await run.StandardOutput.ReadLineAsync() is { } line && !line.Contains("run    published/train/joint", StringComparison.Ordinal)) { }
        foreach (var worker in WorkersOf(run))
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

    private static List<Process> WorkersOf(Process host) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
                .Where(id => id > 0 && ParentOf(id) == host.Id)
                .Select(Process.GetProcessById),
        ];

    private static int ParentOf(int id)
    {
        try
        {
            // pid (name) state parent ...
            return int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[1]);
        }
        catch (IOException)
        {
            return 0; // It has ended.
        }
    }
}
