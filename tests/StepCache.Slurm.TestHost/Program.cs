using System.Runtime.InteropServices;
using System.Text.Json;
using StepCache;
using StepCache.Slurm.TestHost;
using StepCache.TestWorker;

// A host in a process of its own, to be killed: it runs the sweep that it is given as JSON.
using var stop = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(
    PosixSignal.SIGINT,
    signal =>
    {
        signal.Cancel = true;
        stop.Cancel();
    }
);
try
{
    var outcomes = await JsonSerializer.Deserialize<Sweep>(args[0])!.RunAsync(new PrintingObserver(), stop.Token);
    Console.WriteLine($"{outcomes.Count} done");
    return 0;
}
catch (StepCacheException exception)
{
    Console.WriteLine(exception.Message);
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
