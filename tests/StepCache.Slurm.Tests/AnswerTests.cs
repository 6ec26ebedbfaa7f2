using StepCache.Requests;
using StepCache.Slurm.Internal;
using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>What Slurm's programs may answer, or not.</summary>
[Collection(OneSlurm.Name)] // They are found on the PATH, of which a process has one.
public sealed class AnswerTests : SweepFolder
{
    private readonly FakeSlurm slurm = new();

    public override void Dispose()
    {
        Go();
        slurm.Dispose();
        base.Dispose();
    }

    private List<ArrayFolder> Arrays =>
        Directory.Exists(Sweep.Options.Folder)
            ? [.. Directory.GetDirectories(Sweep.Options.Folder).Select(folder => new ArrayFolder(folder))]
            : [];

    [LinuxFact]
    public async Task A_Slurm_that_does_not_answer_loses_nothing()
    {
        var run = Sweep.RunAsync(Observer);
        await UntilComputedAsync(2);
        slurm.Forget();
        slurm.Set("away");
        await UntilSaidAsync("Slurm does not answer (squeue: error: no contact)");
        Go();

        await run;
        Assert.Equal([1, 1], Computed);
    }

    [LinuxFact]
    public async Task A_Slurm_that_is_away_for_a_while_is_waited_for()
    {
        slurm.Set("away");
        Go();
        var run = Sweep.RunAsync(Observer);
        await UntilAsync(() => slurm.Submissions.Count >= 2, "it is tried twice");
        slurm.Unset("away");

        Assert.Equal(2, (await run).Count);
    }

    [LinuxFact]
    public async Task A_submission_whose_answer_was_lost_is_not_made_twice()
    {
        slurm.Set("mute");
        Go();

        await Sweep.RunAsync(Observer);

        Assert.Single(slurm.Submissions);
        Assert.Equal([1, 1], Computed);
    }

    [LinuxFact]
    public async Task A_refusal_is_told_once_for_each_cell_and_leaves_nothing()
    {
        slurm.Set("refuses");
        Sweep = Sweep with { Cells = 1 };

        var failure = await RunToFailureAsync();

        Assert.Equal("Slurm did not take the job array: sbatch: error: not now", failure.Error);
        Assert.Equal(2, slurm.Submissions.Count);
        Assert.Empty(Directory.GetDirectories(Sweep.Options.Folder));
    }

    [LinuxTheory]
    [InlineData("101_0|NODE_FAIL\n", "ended (NODE_FAIL)")]
    [InlineData("101_0|COMPLETED\n101_0|PREEMPTED\n", "ended (PREEMPTED)")]
    [InlineData(null, "ended (Slurm no longer knows how)")]
    public async Task Accounting_tells_of_what_Slurm_has_forgotten_where_there_is_one(string? answer, string expected)
    {
        slurm.Set("idle");
        if (answer is not null)
            slurm.Set("sacct.answer", answer);
        Sweep = Sweep with { Cells = 1 };
        Go();
        var run = Sweep.RunAsync(Observer);
        await UntilAsync(() => Arrays is [{ JobId: not null }], "submitted");
        slurm.Unset("idle");
        slurm.Forget();

        await run;
        Assert.Contains(
            $"cell/0: Slurm job 101_0 {expected} before its step did; it is submitted again (1 of 1 times)",
            Observer.Messages
        );
    }

    [LinuxTheory]
    [InlineData("CANCELLED", "Slurm job 101_0 was cancelled, and not by this run.")]
    [InlineData("OUT_OF_MEMORY", "Slurm job 101_0 ran out of memory. Ask for more.")]
    [InlineData("FAILED", "Slurm job 101_0 failed before its step did.")]
    [InlineData(
        "TIMEOUT",
        "Slurm job 102_0 ended (TIMEOUT) before its step did, as did 1 resubmissions. Ask for more time."
    )]
    [InlineData(
        "NODE_FAIL",
        "Slurm job 102_0 ended (NODE_FAIL) before its step did, as did 1 resubmissions. Look after the nodes, or allow more."
    )]
    public async Task What_ended_a_task_is_told(string state, string expected)
    {
        slurm.Set("idle");
        slurm.State = state;
        Sweep = Sweep with { Cells = 1 };

        Assert.Equal(expected, (await RunToFailureAsync()).Error);
    }

    [LinuxFact]
    public async Task The_word_of_a_task_that_has_ended_may_be_late()
    {
        slurm.Set("idle");
        slurm.State = "COMPLETED";
        Sweep = Sweep with { Cells = 1, FileDelaySeconds = 3600 };
        var run = Sweep.RunAsync(Observer);
        await UntilAsync(() => slurm.Questions >= 3, "Slurm is asked");
        Arrays[0].WriteExit(0, new ExitRecord { End = CellEnd.Failed, Error = "late" });

        var failure = Assert.Single((await Assert.ThrowsAsync<StepCacheException>(() => run)).Failures);

        Assert.Equal("late", failure.Error);
    }

    [LinuxFact]
    public async Task A_task_that_ended_well_but_left_no_word_is_lost_in_the_end()
    {
        slurm.Set("idle");
        slurm.State = "COMPLETED";
        Sweep = Sweep with { Cells = 1, Resubmissions = 0 };

        var failure = await RunToFailureAsync();

        Assert.StartsWith(
            "Slurm job 101_0 ended (COMPLETED) before its step did",
            failure.Error,
            StringComparison.Ordinal
        );
    }

    [LinuxFact]
    public async Task A_job_begins_with_what_is_set_up_and_runs_in_the_container()
    {
        Go();
        var seen = Path.Combine(Sweep.Marks, "seen");
        Sweep = Sweep with
        {
            Cells = 1,
            Setup = ["export WORD=up"],
            Container = ["sh", "-c", $"echo \"it's $WORD\" > {seen}; exec \"$@\"", "container"],
        };

        await Sweep.RunAsync(Observer);

        Assert.Equal("it's up\n", await File.ReadAllTextAsync(seen));
        Assert.Equal([1], Computed);
    }

    [LinuxFact]
    public async Task An_array_whose_folder_has_gone_is_no_loss()
    {
        slurm.Set("idle");
        Sweep = Sweep with { Cells = 1, Resubmissions = 0 };
        Go();
        var run = Sweep.RunAsync(Observer);
        await UntilAsync(() => Arrays is [{ JobId: not null }], "submitted");
        slurm.Unset("idle");
        Arrays[0].Delete();

        await run;
        Assert.Equal(2, slurm.Submissions.Count);
        Assert.Equal(["cell/0: another run has taken it over", "cell/0: marked 0"], Observer.Messages);
    }

    [LinuxFact]
    public async Task Old_folders_that_no_step_waits_for_are_removed()
    {
        slurm.Set("refuses");
        Sweep = Sweep with { Cells = 1 };
        string[] kept = ["new", "old-needed"];
        var request = new StepRequest
        {
            Step = "another",
            Operation = "mark",
            Parameters = [],
            Inputs = new Dictionary<string, string>(),
            WorkDirectory = "",
            OutputDirectory = Path.Combine(
                Directory.CreateDirectory(Path.Combine(Sweep.Cache, "work")).FullName,
                "outputs"
            ),
            CheckpointDirectory = "",
            LockFile = "",
        };
        new JobNote("old-needed", 0).Write(request);
        foreach (var name in kept.Append("old"))
        {
            var folder = new ArrayFolder(Sweep.Options.Folder, name);
            folder.Create(
                new ArrayDescription("", [new CellDescription(request, "", "", [], new Dictionary<string, string>())])
            );
            if (name != "new")
                Directory.SetLastWriteTimeUtc(folder.Root, DateTime.UtcNow.AddDays(-2));
        }

        await RunToFailureAsync();

        Assert.Equal(kept, Arrays.Select(array => array.Name).Order());
    }

    [LinuxFact]
    public async Task Without_Slurm_it_is_said_where_to_run()
    {
        slurm.Remove("scontrol");
        Environment.SetEnvironmentVariable("PATH", "/nowhere");
        Sweep = Sweep with { Cells = 1 };

        var failure = await RunToFailureAsync();

        Assert.StartsWith("Slurm's scontrol cannot be started: ", failure.Error, StringComparison.Ordinal);
        Assert.True(failure.IsUserError);
    }

    [LinuxFact]
    public async Task What_is_asked_for_is_passed_on_and_the_longest_comes_first()
    {
        slurm.Set("idle");
        Sweep = Sweep with { Cells = 3, ArrayLimit = 2, Partition = "long" };
        using var stop = new CancellationTokenSource();
        var run = Sweep.RunAsync(Observer, stop.Token);
        await UntilAsync(() => Arrays is [{ JobId: not null }], "submitted");
        var array = Arrays[0];

        Assert.Equal(
            $"--array=0-2%2 --job-name={array.Name} --output={array.Root}/%a.out --open-mode=append --ntasks=1 "
                + $"--cpus-per-task=1 --no-requeue --partition=long --mem=100M --parsable {array.Root}/job.sh",
            slurm.Submissions[0]
        );
        Assert.Equal(["cell/2", "cell/1", "cell/0"], array.ReadDescription()!.Cells.Select(cell => cell.Request.Step));
        Assert.Equal(
            $"#!/bin/sh\nexec 'dotnet' '{Sweep.Relay}' '{array.Root}'\n",
            await File.ReadAllTextAsync(array.Script)
        );

        slurm.Forget();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }
}
