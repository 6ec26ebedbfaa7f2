using System.Globalization;
using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>What may happen to jobs while they run.</summary>
public sealed class FaultTests(SharedSlurm shared) : SweepTest(shared)
{
    [SlurmFact]
    public async Task A_cancelled_job_fails_its_cell_and_stops_no_other()
    {
        Sweep = Sweep with { Cells = 3 };
        var run = Sweep.RunAsync(Observer);
        await UntilComputedAsync(2);
        Slurm.Run("scancel", Tasks[1]);
        await UntilAsync(() => !Observer.Failures.IsEmpty, "the cell fails");
        Go();

        var failure = Assert.Single((await Assert.ThrowsAsync<StepCacheException>(() => run)).Failures);

        Assert.Equal("cell/1", failure.Step);
        Assert.Equal($"Slurm job {Tasks[1]} was cancelled, and not by this run.", failure.Error);
        Assert.Equal([1, 1, 1], Computed);
    }

    [SlurmFact]
    public async Task A_node_s_daemon_that_is_killed_and_started_again_disturbs_nothing()
    {
        Sweep = Sweep with { Cells = 3 };
        var run = Sweep.RunAsync(Observer);
        await UntilComputedAsync(2);
        Slurm.KillDaemon();
        Slurm.StartDaemon();
        Go();

        Assert.All(await run, outcome => Assert.Equal(StepOutcomeKind.Ran, outcome.Kind));
        Assert.Equal([1, 1, 1], Computed);
    }

    [SlurmFact]
    public async Task What_a_lost_node_took_is_submitted_again()
    {
        var run = Sweep.RunAsync(Observer);
        await UntilComputedAsync(2);
        Slurm.LoseNode();
        await UntilSaidAsync("(1 of 1 times)", 2);
        Slurm.FindNode();
        await UntilComputedAsync(4);
        Go();

        Assert.All(await run, outcome => Assert.Equal(StepOutcomeKind.Ran, outcome.Kind));
        Assert.Equal([2, 2], Computed);
    }

    [SlurmFact]
    public async Task A_cell_that_is_lost_too_often_is_named()
    {
        Sweep = Sweep with { Cells = 1, Resubmissions = 0 };
        var run = Sweep.RunAsync(Observer);
        await UntilComputedAsync(1);
        var task = Tasks[0];
        Slurm.LoseNode();

        var failure = Assert.Single((await Assert.ThrowsAsync<StepCacheException>(() => run)).Failures);
        Slurm.FindNode();

        Assert.Equal("cell/0", failure.Step);
        Assert.StartsWith(
            $"Slurm job {task} ended (NODE_FAIL) before its step did, as did 0 resubmissions.",
            failure.Error,
            StringComparison.Ordinal
        );
    }

    [SlurmFact]
    public async Task A_failing_cell_keeps_its_log_and_stops_no_other()
    {
        Go();
        Sweep = Sweep with { FirstOperation = "bug" };

        var failure = await RunToFailureAsync();

        Assert.Equal("cell/0", failure.Step);
        Assert.Equal("InvalidOperationException: an index was off by one", failure.Error);
        Assert.Contains("   at StepCache.TestWorker", await File.ReadAllTextAsync(failure.LogFile!));
        Assert.Equal([0, 1], Computed);
    }

    [SlurmFact]
    public async Task A_job_that_fails_before_its_worker_starts_has_its_output_as_log()
    {
        Sweep = Sweep with { Cells = 1, Setup = ["echo no such module >&2; false"] };

        var failure = await RunToFailureAsync();

        Assert.Equal($"Slurm job {Tasks[0]} failed before its step did.", failure.Error);
        Assert.Equal("no such module\n", await File.ReadAllTextAsync(failure.LogFile!));
    }

    [SlurmFact]
    public async Task What_Slurm_refuses_is_told_in_its_words()
    {
        Sweep = Sweep with { Cells = 1, Partition = "nowhere" };

        var failure = await RunToFailureAsync();

        Assert.StartsWith("Slurm did not take the job array: ", failure.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere", failure.Error, StringComparison.Ordinal);
        Assert.True(failure.IsUserError);
    }

    [SlurmFact]
    public async Task More_cells_than_an_array_may_have_become_several()
    {
        Go();
        Sweep = Sweep with { Cells = OneSlurm.MaxArraySize + 1, Operation = "concat", ArrayLimit = 2 };

        await Sweep.RunAsync(Observer);

        var sizes = Tasks.GroupBy(task => int.Parse(task.Split('_')[0], CultureInfo.InvariantCulture));
        Assert.Equal([OneSlurm.MaxArraySize, 1], sizes.OrderBy(array => array.Key).Select(array => array.Count()));
    }
}
