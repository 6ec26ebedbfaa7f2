using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using ClusterSimulation;
using StepCache;

// Runs a sweep on a cluster that is only simulated, with the step cache's own scheduling, keys, records and files. Prints the
// share of the ideal throughput that it reaches once as many cells are done as there are workers, that share from the very
// start, how many file operations a cell took where slow-files.c counts them, and how many attempts lost their node.
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
var clock = Stopwatch.StartNew();
var restored = 0;
var (inFullSwing, untilFewAreLeft) = (TimeSpan.Zero, TimeSpan.Zero);
await using (var runner = NewRunner())
{
    runner.Start(sweep);
    await Task.WhenAll(sweep.Select(step => Task.Run(() => RestoreAsync(runner, step))));
}

// While work is left for all workers: at the end some are idle whoever shares it out.
var ideal = (double)workers / seconds;
var throughput = (cells - (2 * workers)) / (untilFewAreLeft - inFullSwing).TotalSeconds / ideal;
var withStart = (cells - workers) / untilFewAreLeft.TotalSeconds / ideal;
var aCell = (Operations() - operations) / (double)cells;
Console.WriteLine(
    string.Create(CultureInfo.InvariantCulture, $"{throughput:R} {withStart:R} {aCell:R} {cluster.Lost}")
);

StepRunner NewRunner() => new(new StepRunnerOptions { CacheDirectory = Path.Combine(folder, "cache") });

async Task RestoreAsync(StepRunner runner, Step step)
{
    await runner.EnsureAsync(step);
    await runner.RestoreAsync(step, Path.Combine(folder, "results", step.Name));
    var done = Interlocked.Increment(ref restored);
    if (done == workers)
        inFullSwing = clock.Elapsed;
    if (done == cells - workers)
        untilFewAreLeft = clock.Elapsed;
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
