using System.Diagnostics;
using System.Globalization;
using Build.Parameters;
using Build.Studies;
using StepCache;
using StepCache.Requests;

namespace Build.Benchmarking;

/// <summary>Measures worker processes: how soon one takes its first step, and how much sooner two finish a sweep than one.
/// </summary>
/// <param name="paths">Where their programs are.</param>
/// <param name="study">Its dense baseline is trained in each cell of the sweep.</param>
internal sealed class WorkerBenchmark(CheckoutPaths paths, PublishedStudy study)
{
    private const int Starts = 7;
    private const int Cells = 32;

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
                new($"{Cells} equal trainings, one job", one, "s"),
                new($"{Cells} equal trainings, two jobs", two, "s"),
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

    // Trainings of one thread that differ in their seed alone. Their data are there before.
    private async Task<double> SecondsForSweepAsync(string folder, int jobs)
    {
        var cache = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"jobs-{jobs}"));
        await using var runner = new StepRunner(new StepRunnerOptions { CacheDirectory = cache, Jobs = jobs });
        var computations = Computations.Of(paths, runner.Digests);
        var plans = Enumerable
            .Range(1, Cells)
            .Select(seed => new PublishedPlan($"cell-{seed}", study with { Seed = seed }, computations).Plan())
            .ToList();
        runner.Start(plans.Select(plan => plan.Data[0]));
        await runner.WhenAllAsync();

        var clock = Stopwatch.StartNew();
        runner.Start(plans.Select(plan => plan.Dense[0]));
        await runner.WhenAllAsync();
        return clock.Elapsed.TotalSeconds;
    }
}
