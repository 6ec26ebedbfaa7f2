using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using ClusterSimulation;
using StepCache;

// Runs a sweep on a cluster that is only simulated, with the step cache's own scheduling, keys, records and files. Prints the
// share of the ideal throughput that it reaches: of the time from the plan's start to the end of each worker's last cell, how much
// workers computed what was not lost. Then how many file operations a cell took, where slow-files.c counts them, and how many
// attempts lost their node.
// Usage: ClusterSimulation FOLDER WORKERS CELLS SECONDS

var (folder, workers, cells, seconds) = (args[0], Number(args[1]), Number(args[2]), Number(args[3]));
using var cluster = new SimulatedCluster(workers, TimeSpan.FromSeconds(seconds), lostShare: 0.01);
using var alone = new SimulatedCluster(1, TimeSpan.Zero, lostShare: 0);
var data = Cell("data", 0, alone);
var sweep = Enumerable
    .Range(1, cells)
    .Select(number => Cell("cell", number, cluster, ("data", data.Output(SimulatedCluster.Output))))
    .ToList();

// A run before it has made the data, and has compiled the program.
await using (var before = NewRunner())
{
    await before.EnsureAsync(data);
}

var operations = Operations();
cluster.Clock.Start();
await using (var runner = NewRunner())
{
    runner.Start(sweep);
    await Task.WhenAll(sweep.Select(step => Task.Run(() => RestoreAsync(runner, step))));
}

var share = cells * (double)seconds / cluster.NodeTime.TotalSeconds;
var aCell = (Operations() - operations) / (double)cells;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:R} {aCell:R} {cluster.Lost}"));

StepRunner NewRunner() => new(new StepRunnerOptions { CacheDirectory = Path.Combine(folder, "cache") });

async Task RestoreAsync(StepRunner runner, Step step)
{
    await runner.EnsureAsync(step);
    await runner.RestoreAsync(step, Path.Combine(folder, "results", step.Name));
}

static Step Cell(
    string kind,
    int number,
    IStepExecutor executor,
    params IEnumerable<(string Name, StepInput Input)> inputs
)
{
    var name = string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}");
    return new Step
    {
        Name = name,
        Operation = kind,
        Parameters = new JsonObject { ["number"] = number },
        Code = "1",
        Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
        Outputs = [SimulatedCluster.Output],
        Executor = executor,
    };
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static long Operations() =>
    NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "slow_files_operations", out var count)
        ? Marshal.GetDelegateForFunctionPointer<Counter>(count)()
        : 0;

internal delegate nint Counter();
