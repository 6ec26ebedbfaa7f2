using System.Globalization;
using System.Runtime.InteropServices;
using StepCache.Slurm.Internal;
using StepCache.Slurm.Relay;

// Runs on a node, as a task of a job array: StepCache.Slurm.Relay FOLDER
if (
    args is not [var folder]
    || !int.TryParse(
        Environment.GetEnvironmentVariable("SLURM_ARRAY_TASK_ID"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var task
    )
)
{
    Console.Error.WriteLine("Slurm starts this program, with the folder of a job array.");
    return 2;
}

var array = new ArrayFolder(folder);
if (array.ReadDescription() is not { } description)
{
    Console.Error.WriteLine(
        $"{folder} cannot be read on {Environment.MachineName}: nodes must see the cache under the same path."
    );
    return 2;
}

using var stop = new CancellationTokenSource();
using var onTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    await CellRun.RunAsync(array, description, task, stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Slurm ended the task.");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
