using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Parameters;
using Build.Studies;
using StepCache;
using StepCache.Requests;

namespace Build.Benchmarking;

/// <summary>Measures worker processes: how soon one takes its first step, and how much sooner two finish a sweep than one.
/// </summary>
/// <param name="paths">Where their programs are.</param>
/// <param name="data">Sequences to make in each cell of the sweep, on one thread.</param>
internal sealed class WorkerBenchmark(CheckoutPaths paths, SweepDataParameters data)
{
    private const int Starts = 7;
    private const int Cells = 16;
    private const int Sequences = 100_000;

    /// <summary>Runs everything and returns the figures.</summary>
    public async Task<IReadOnlyList<BenchmarkFigure>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("genomic-workers-").FullName;
        try
        {
            var one = await SecondsForSweepAsync(folder, jobs: 1);
            var two = await SecondsForSweepAsync(folder, jobs: 2);
            return
            [
                await StartAsync(folder, "simulated", Computations.Worker(paths), "generate-sweep-data"),
                await StartAsync(folder, "observed", Computations.ObservedWorker(paths), "split-sequences"),
                new($"{Cells} equal cells, one job", one, "s"),
                new($"{Cells} equal cells, two jobs", two, "s"),
                new("one job's time / two jobs'", one / two, "", AtLeast: 1.85),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Until it holds the lock of its first step. The first of all is not counted: it reads the program from the disk.
    private static async Task<BenchmarkFigure> StartAsync(
        string folder,
        string sequences,
        IStepExecutor executor,
        string operation
    )
    {
        var seconds = new List<double>();
        for (var start = 0; start <= Starts; start++)
        {
            var request = new StepRequest
            {
                Step = operation,
                Operation = operation,
                Parameters = [],
                Inputs = new Dictionary<string, string>(),
                WorkDirectory = folder,
                OutputDirectory = folder,
                CheckpointDirectory = folder,
                LockFile = Path.Combine(folder, "lock"),
            };
            var clock = Stopwatch.StartNew();
            await using var execution = await executor.BeginAsync(
                request,
                Path.Combine(folder, "log"),
                _ => { },
                CancellationToken.None
            );
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        return new BenchmarkFigure(
            $"start of a worker for {sequences} sequences, median of {Starts}",
            seconds.Skip(1).Order().ElementAt(Starts / 2),
            "s",
            Limit: 1
        );
    }

    private async Task<double> SecondsForSweepAsync(string folder, int jobs)
    {
        var executor = Computations.Worker(paths, isFresh: false);
        var cells = Enumerable.Range(1, Cells).Select(seed => Cell(seed, executor)).ToList();
        var cache = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"jobs-{jobs}"));
        await using var runner = new StepRunner(new StepRunnerOptions { CacheDirectory = cache, Jobs = jobs });
        var clock = Stopwatch.StartNew();
        runner.Start(cells);
        await runner.WhenAllAsync();
        return clock.Elapsed.TotalSeconds;
    }

    private Step Cell(int seed, IStepExecutor executor) =>
        new Computation("1", [], executor).Step(
            string.Create(CultureInfo.InvariantCulture, $"cell/{seed}"),
            "generate-sweep-data",
            new JsonObject
            {
                ["seed"] = seed,
                ["data"] = JsonSerializer.SerializeToNode(
                    data with
                    {
                        TrainingSequences = Sequences,
                        ValidationSequences = 1,
                    },
                    StudyJson.Default.SweepDataParameters
                ),
            },
            inputs: [],
            [.. SequenceFiles.Of("training"), .. SequenceFiles.Of("validation")]
        );
}
