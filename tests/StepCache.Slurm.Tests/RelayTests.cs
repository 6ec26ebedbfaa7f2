using System.Diagnostics;
using System.Text.Json.Nodes;
using StepCache.Requests;
using StepCache.Slurm.Internal;
using StepCache.Slurm.TestHost;
using StepCache.TestWorker;

namespace StepCache.Slurm.Tests;

/// <summary>The program that runs on a node, without one.</summary>
public sealed class RelayTests : SweepFolder
{
    private const int Task = 0;

    private readonly ArrayFolder array;
    private readonly StepRequest request;

    public RelayTests()
    {
        array = new ArrayFolder(Sweep.Options.Folder, "array");
        string Folder(string name) =>
            Directory.CreateDirectory(Path.Combine(Sweep.Cache, "work", "key", name)).FullName;
        request = new StepRequest
        {
            Step = "cell/0",
            Operation = "mark",
            Parameters = new JsonObject { ["text"] = "0", ["marks"] = Sweep.Marks },
            Inputs = new Dictionary<string, string>(),
            WorkDirectory = Folder("scratch"),
            OutputDirectory = Folder("outputs"),
            CheckpointDirectory = Folder("checkpoints"),
            LockFile = Path.Combine(Sweep.Cache, "key.lock"),
        };
    }

    [LinuxFact]
    public async Task A_task_computes_its_step_and_leaves_word()
    {
        Describe();
        Note();
        Go();

        Assert.Equal(0, await RunAsync());

        var end = array.ReadExit(Task)!;
        Assert.Equal(CellEnd.Finished, end.End);
        Assert.True(end is { Seconds: > 0, PeakBytes: > 0 });
        Assert.Equal("0", await File.ReadAllTextAsync(Path.Combine(request.OutputDirectory, "text")));
        Assert.False(KeyLock.IsHeld(request.LockFile));
    }

    [LinuxTheory]
    [InlineData(null)]
    [InlineData("another")]
    public async Task A_task_whose_step_is_no_longer_its_own_computes_nothing(string? owner)
    {
        Go();
        Describe();
        if (owner is not null)
            new JobNote(owner, Task).Write(request);

        Assert.Equal(0, await RunAsync());

        Assert.Equal(CellEnd.Superseded, array.ReadExit(Task)!.End);
        Assert.Equal(0, Computed[0]);
    }

    [LinuxFact]
    public async Task A_task_that_was_broken_off_and_started_again_is_lost()
    {
        Go();
        Describe();
        Note();
        array.TryStart(Task);

        Assert.Equal(0, await RunAsync());

        Assert.Equal((CellEnd.Lost, "REQUEUED"), (array.ReadExit(Task)!.End, array.ReadExit(Task)!.State));
        Assert.Equal(0, Computed[0]);
    }

    [LinuxFact]
    public async Task A_task_that_has_ended_is_not_computed_again()
    {
        Go();
        Describe();
        Note();
        var end = new ExitRecord { End = CellEnd.Finished, Seconds = 7 };
        array.WriteExit(Task, end);

        Assert.Equal(0, await RunAsync());

        Assert.Equal(end, array.ReadExit(Task));
        Assert.Equal(0, Computed[0]);
    }

    [LinuxFact]
    public async Task A_task_that_starts_before_it_has_its_note_waits_for_the_lock()
    {
        Describe();
        Go();
        using var held = KeyLock.TryAcquire(request.LockFile)!;
        using var relay = Start();
        await UntilAsync(() => ChildrenOf(relay.Id).Any(), "the worker starts");
        Note();
        held.Dispose();
        await relay.WaitForExitAsync();

        Assert.Equal(CellEnd.Finished, array.ReadExit(Task)!.End);
    }

    [LinuxFact]
    public async Task A_node_with_other_instructions_computes_nothing()
    {
        Go();
        Describe("z80");
        Note();

        Assert.Equal(0, await RunAsync());

        var end = array.ReadExit(Task)!;
        Assert.Equal((CellEnd.Failed, true), (end.End, end.IsUserError));
        Assert.StartsWith(
            $"The node {Environment.MachineName} has {InstructionSets.Here}, and this",
            end.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, Computed[0]);
    }

    [LinuxFact]
    public async Task A_task_that_Slurm_ends_leaves_no_word_and_no_worker()
    {
        Describe();
        Note();
        using var relay = Start();
        await UntilComputedAsync(1);
        await EndAsync(Assert.Single(ChildrenOf(relay.Id)));
        await EndAsync(relay.Id);
        await relay.WaitForExitAsync();

        Assert.Equal(1, relay.ExitCode);
        Assert.Null(array.ReadExit(Task));
        Assert.False(KeyLock.IsHeld(request.LockFile));
    }

    [LinuxFact]
    public async Task A_folder_that_is_not_there_is_named() => Assert.Equal(2, await RunAsync());

    private void Describe(string? instructions = null) =>
        array.Create(
            new ArrayDescription(
                instructions ?? InstructionSets.Here,
                [
                    new CellDescription(
                        request,
                        Path.Combine(Sweep.Cache, "key.log"),
                        "dotnet",
                        [typeof(Operations).Assembly.Location],
                        new Dictionary<string, string>()
                    ),
                ]
            )
        );

    private void Note() => new JobNote(array.Name, Task).Write(request);

    private async Task<int> RunAsync()
    {
        using var relay = Start();
        await relay.WaitForExitAsync();
        return relay.ExitCode;
    }

    private Process Start() =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Sweep.Relay, array.Root])
            {
                Environment = { ["SLURM_ARRAY_TASK_ID"] = $"{Task}" },
            }
        )!;

    private static async Task EndAsync(int process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    private static IEnumerable<int> ChildrenOf(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(int.Parse);
}
