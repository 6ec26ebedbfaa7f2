using System.Globalization;
using Build.Measuring;
using Build.Parameters;

namespace Build.Benchmarking;

/// <summary>Measures a whole cold run and warm ones, as a user starts them.</summary>
/// <param name="paths">Where things are.</param>
/// <param name="comparison">The parameters of the longest training.</param>
/// <param name="jobs">How many workers may run at once.</param>
/// <param name="worker">Counts what that training needs.</param>
internal sealed class PipelineBenchmark(
    CheckoutPaths paths,
    ComparisonParameters comparison,
    int jobs,
    WorkerCall worker
)
{
    private const double MiB = 1024 * 1024;
    private const int WarmRuns = 7;

    /// <summary>Runs everything and returns the figures.</summary>
    public async Task<IReadOnlyList<BenchmarkFigure>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("genomic-benchmark-").FullName;
        try
        {
            string[] study = ["--cache", Path.Combine(folder, "cache"), "--output", Path.Combine(folder, "results")];
            var cold = ChildProcess.RunGraph(study, jobs, watchWorkers: true);
            var (longest, seconds) = StepTimes.Of(cold).MaxBy(step => step.Seconds);
            var oneThread = MultiplyAddsPerSecond(threads: 1);
            var twoThreads = MultiplyAddsPerSecond(threads: 2);
            var needed = await JointModelCost.MultiplyAddsAsync(comparison, worker);
            var script = Path.Combine(paths.Root, OperatingSystem.IsWindows() ? "build.ps1" : "build.sh");
            var warm = ChildProcess.MedianSeconds(script, study, WarmRuns);
            return
            [
                new("cold Compare", cold.Seconds, "s"),
                new($"longest training ({longest})", seconds, "s"),
                new("cold Compare / longest training", cold.Seconds / seconds, "", Limit: 1.5),
                new("matrix products, unpinned, 1 thread", oneThread / 1e9, "G multiply-adds/s"),
                new("matrix products, unpinned, 2 threads", twoThreads / 1e9, "G multiply-adds/s"),
                new("the joint training's multiply-adds", needed / 1e9, "G"),
                new(
                    "longest training / its multiply-adds at 1 thread's rate",
                    seconds * oneThread / needed,
                    "",
                    Limit: 2
                ),
                new(
                    "longest training / its multiply-adds at 2 threads' rate",
                    seconds * twoThreads / needed,
                    "",
                    Limit: 2
                ),
                new($"warm Compare from the shell, median of {WarmRuns}", warm, "s", Limit: 0.5),
                .. cold.PeakWorkerMiB is { } peak
                    ? [new BenchmarkFigure("peak memory of a worker", peak, "MiB", Limit: 1024)]
                    : Array.Empty<BenchmarkFigure>(),
                new("build outputs", BuildOutputsMiB(), "MiB", Limit: 100),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private double MultiplyAddsPerSecond(int threads)
    {
        var program = Path.Combine(paths.Artifacts, "bin", "MachineRate", "release", "MachineRate.dll");
        var rate = ChildProcess.Run("dotnet", [program, threads.ToString(CultureInfo.InvariantCulture)]);
        return double.Parse(rate.Output, CultureInfo.InvariantCulture);
    }

    private double BuildOutputsMiB() =>
        new[] { "bin", "obj", "native" }
            .Select(folder => new DirectoryInfo(Path.Combine(paths.Artifacts, folder)))
            .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories))
            .Sum(file => (double)file.Length) / MiB;
}
