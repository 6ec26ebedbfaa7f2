using System.Diagnostics;
using StepCache.Slurm.Internal;

namespace StepCache.Slurm.Relay;

/// <summary>Has a worker compute one step of an array, and leaves word of how that ended.</summary>
internal static class CellRun
{
    private static readonly TimeSpan Hearing = TimeSpan.FromSeconds(1);

    /// <summary>Computes the step, if it is still this task's.</summary>
    /// <param name="array">The array's folder.</param>
    /// <param name="description">What is in it.</param>
    /// <param name="task">The task's number.</param>
    /// <param name="cancellation">Ends the worker; no word is left then, for Slurm knows why.</param>
    public static async Task RunAsync(
        ArrayFolder array,
        ArrayDescription description,
        int task,
        CancellationToken cancellation
    )
    {
        var cell = description.Cells[task];
        if (description.Instructions != InstructionSets.Here)
        {
            array.WriteExit(task, Unlike(description.Instructions));
            return;
        }
        var worker = new WorkerExecutor(cell.Program, cell.Arguments) { Environment = cell.Environment };
        try
        {
            // The worker holds the lock of the step's key until the word is left.
            await using var execution = await worker
                .BeginAsync(cell.Request, cell.LogFile, _ => { }, cancellation)
                .ConfigureAwait(false);
            if (array.Ended().Contains(task))
                return; // Slurm started it twice.
            var end = Obstacle(array, cell, task);
            end ??= await ComputeAsync(execution, new EventWriter(array.Events(task)), cancellation)
                .ConfigureAwait(false);
            array.WriteExit(task, end);
        }
        catch (StepExecutionException exception)
        {
            // Slurm ends all processes of a task at once, and the worker may go before this one hears of it.
            await Task.Delay(Hearing, cancellation).ConfigureAwait(false);
            array.WriteExit(
                task,
                new ExitRecord
                {
                    End = CellEnd.Failed,
                    Error = exception.Message,
                    IsUserError = exception.IsUserError,
                }
            );
        }
    }

    // An earlier start that was broken off may have left anything in the step's folder, which its host makes anew.
    private static ExitRecord? Obstacle(ArrayFolder array, CellDescription cell, int task) =>
        !array.IsTaskOf(cell.Request, task) ? new ExitRecord { End = CellEnd.Superseded }
        : !array.TryStart(task) ? new ExitRecord { End = CellEnd.Lost, State = JobStates.Requeued }
        : null;

    private static async Task<ExitRecord> ComputeAsync(
        IStepExecution execution,
        EventWriter events,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        await execution.RunAsync(events, cancellation).ConfigureAwait(false);
        return new ExitRecord
        {
            End = CellEnd.Finished,
            Seconds = clock.Elapsed.TotalSeconds,
            PeakBytes = execution.ProcessId is { } worker ? IMemoryMeter.OfThisMachine.PeakBytes(worker) : 0,
        };
    }

    private static ExitRecord Unlike(string instructions) =>
        new()
        {
            End = CellEnd.Failed,
            Error =
                $"The node {Environment.MachineName} has {InstructionSets.Here}, and this machine {instructions}: results would "
                + "differ in late digits. Ask for nodes that are like it.",
            IsUserError = true,
        };
}
