using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>Hosts that are killed, interrupted, or not alone.</summary>
public sealed class HostTests(SharedSlurm shared) : SweepTest(shared)
{
    [SlurmFact]
    public async Task A_killed_host_s_arrays_are_picked_up_while_they_run()
    {
        Sweep = Sweep with { Cells = 3 };
        await KillHostAsync();

        var run = Sweep.RunAsync(Observer);
        await UntilSaidAsync("Slurm job", 3);
        Go();

        Assert.All(await run, outcome => Assert.Equal(StepOutcomeKind.Ran, outcome.Kind));
        Assert.Equal([1, 1, 1], Computed);
        Assert.Equal(3, Tasks.Count);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Sweep.Options.Folder));
    }

    [SlurmFact]
    public async Task A_killed_host_s_arrays_are_picked_up_after_they_have_ended()
    {
        await KillHostAsync();
        Go();
        await UntilAsync(() => Slurm.Jobs.Count == 0, "the jobs end");

        await Sweep.RunAsync(Observer);

        Assert.Equal([1, 1], Computed);
        Assert.Equal(2, Tasks.Count);
    }

    [SlurmFact]
    public async Task A_local_run_waits_for_what_a_killed_host_left_running()
    {
        Sweep = Sweep with { Cells = 1 };
        await KillHostAsync();

        var run = Sweep.RunHereAsync(Observer);
        await UntilSaidAsync("waiting for it");
        Assert.Equal([1], Computed);
        Go();

        await run;
    }

    [SlurmFact]
    public async Task Two_hosts_on_one_cache_share_their_work()
    {
        Sweep = Sweep with { Cells = 3 };
        using var other = StartHost();
        var run = Sweep.RunAsync(Observer);
        await UntilComputedAsync(2);
        Go();

        var output = await other.StandardOutput.ReadToEndAsync();
        await run;

        Assert.Contains("3 done", output, StringComparison.Ordinal);
        Assert.Equal([1, 1, 1], Computed);
        Assert.Equal(3, Tasks.Count);
    }

    [SlurmFact]
    public async Task An_interrupted_host_leaves_no_job_and_a_later_one_begins_again()
    {
        Sweep = Sweep with { Cells = 3 };
        using var host = StartHost();
        await UntilComputedAsync(2);
        await InterruptAsync(host);
        await host.WaitForExitAsync();

        Assert.Equal(130, host.ExitCode);
        Assert.Empty(Slurm.Jobs);

        Go();
        await Sweep.RunAsync(Observer);
        Assert.Equal([1, 2, 2], Computed.Order());
    }

    [SlurmFact]
    public async Task A_host_that_shares_a_cache_submits_what_another_s_interruption_took()
    {
        using var host = StartHost();
        await UntilComputedAsync(2);
        var run = Sweep.RunAsync(Observer);
        await UntilSaidAsync("Slurm job", 2);
        await InterruptAsync(host);
        await UntilComputedAsync(4);
        Go();

        await run;
        Assert.Equal([2, 2], Computed);
    }

    [SlurmFact]
    public async Task An_interrupted_host_that_only_follows_another_s_array_leaves_it_alone()
    {
        using var host = StartHost();
        await UntilComputedAsync(2);
        using var stop = new CancellationTokenSource();
        var run = Sweep.RunAsync(Observer, stop.Token);
        await UntilSaidAsync("Slurm job", 2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Go();

        Assert.Contains("2 done", await host.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal([1, 1], Computed);
    }

    // While two cells, as many as the node has processors, run.
    private async Task KillHostAsync()
    {
        using var host = StartHost();
        await UntilComputedAsync(Math.Min(2, Sweep.Cells));
        host.Kill();
        await host.WaitForExitAsync();
    }
}
