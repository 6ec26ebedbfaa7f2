using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>Sweeps that nothing disturbs.</summary>
public sealed class SweepTests(SharedSlurm shared) : SweepTest(shared)
{
    [SlurmFact]
    public async Task A_sweep_is_one_array_and_gives_the_bytes_of_a_local_run()
    {
        Go();
        var remote = await Sweep.RunAsync(Observer);
        var tasks = Tasks;
        var local = await (Sweep with { Cache = $"{Sweep.Cache}-local" }).RunHereAsync(new RecordingObserver());

        Assert.Equal(local.Select(Digest), remote.Select(Digest));
        Assert.All(remote, outcome => Assert.Equal(StepOutcomeKind.Ran, outcome.Kind));
        Assert.Single(tasks.Select(task => task.Split('_')[0]).Distinct());
        Assert.Equal(["0", "1"], tasks.Select(task => task.Split('_')[1]));
        Assert.Contains("cell/1: marked 1", Observer.Messages);
        Assert.Contains(0.5, Observer.Fractions);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Sweep.Options.Folder));
    }

    private static string Digest(StepOutcome outcome) => $"{outcome.Key} {outcome.Record!.DigestOf("text")}";
}
