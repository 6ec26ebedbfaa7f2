using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StepCache;

namespace Build.Benchmarking;

/// <summary>Measures the step cache alone: hashing, restoring, looking ten thousand steps up, collecting, and many
/// cells.</summary>
internal static class CacheBenchmark
{
    private const int LargeFileMiB = 256;
    private const int Steps = 10_000;
    private const double MiB = 1024 * 1024;

    /// <summary>Runs everything and returns the figures.</summary>
    public static async Task<IReadOnlyList<BenchmarkFigure>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("genomic-cache-").FullName;
        try
        {
            var large = Path.Combine(folder, "large");
            WriteRandom(large);
            return
            [
                .. Hashing(folder, large),
                .. await RestoringAsync(folder, large),
                .. await LookingUpAsync(folder),
                .. await CollectionBenchmark.RunAsync(folder),
                .. await ScaleBenchmark.RunAsync(folder),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<BenchmarkFigure> Hashing(string folder, string large)
    {
        var digests = new FileDigests(Path.Combine(folder, "digests"), rehash: true);
        var bytes = File.ReadAllBytes(large);
        var peak = Best(() => SHA256.HashData(bytes));
        var file = Best(() => digests.Of(large));
        yield return new BenchmarkFigure("SHA-256 in memory", LargeFileMiB / peak, "MiB/s");
        yield return new BenchmarkFigure("digest of a large file / SHA-256 in memory", file / peak, "", Limit: 1.2);
    }

    private static async Task<IEnumerable<BenchmarkFigure>> RestoringAsync(string folder, string large)
    {
        var step = StepThat("large", (request, _, _) => File.Copy(large, Path.Combine(request.OutputDirectory, "out")));
        await using var runner = RunnerIn(folder, "restoring");
        await runner.EnsureAsync(step);
        var copy = Best(() => File.Copy(large, Path.Combine(folder, "copy"), overwrite: true));
        var restored = 0;
        var restore = Best(() => runner.RestoreAsync(step, Path.Combine(folder, $"restored-{restored++}")).Wait());
        return
        [
            new BenchmarkFigure("restore of a hit, checked", LargeFileMiB / restore, "MiB/s"),
            new BenchmarkFigure(
                "restore of a hit / file copy and SHA-256",
                restore / (copy + Best(() => Hash(large))),
                "",
                Limit: 1.2
            ),
        ];
    }

    private static async Task<IEnumerable<BenchmarkFigure>> LookingUpAsync(string folder)
    {
        var steps = Enumerable
            .Range(0, Steps)
            .Select(number =>
                StepThat(
                    string.Create(CultureInfo.InvariantCulture, $"step/{number}"),
                    (request, _, _) => File.WriteAllText(Path.Combine(request.OutputDirectory, "out"), request.Step)
                )
            )
            .ToList();
        var cold = Stopwatch.StartNew();
        await using (var runner = RunnerIn(folder, "many"))
        {
            runner.Start(steps);
            await runner.WhenAllAsync();
        }
        var perStep = cold.Elapsed.TotalMilliseconds / Steps;

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var warm = Stopwatch.StartNew();
        await using var again = RunnerIn(folder, "many");
        var plan = again.Plan(steps);
        var seconds = warm.Elapsed.TotalSeconds;
        var heap = (GC.GetTotalMemory(forceFullCollection: false) - before) / MiB;
        if (plan.Count(PlannedAction.FromCache) != Steps)
        {
            throw new UserErrorException("The benchmark's steps were not found in its cache again.");
        }
        return
        [
            new BenchmarkFigure($"the cache's own cost of a step, of {Steps}", perStep, "ms"),
            new BenchmarkFigure($"up-to-date check of {Steps} steps", seconds, "s", Limit: 0.5),
            new BenchmarkFigure($"managed memory of that check", heap, "MiB", Limit: 200),
        ];
    }

    internal static Step StepThat(
        string name,
        Action<StepCache.Requests.StepRequest, StepCache.Requests.IStepProgress, CancellationToken> work,
        params IEnumerable<(string Name, StepInput Input)> inputs
    ) =>
        new()
        {
            Name = name,
            Operation = "benchmark",
            Parameters = new JsonObject { ["name"] = name },
            Code = "1",
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
            Outputs = ["out"],
            Executor = new InProcessExecutor(work),
        };

    internal static StepRunner RunnerIn(string folder, string cache) =>
        new(new StepRunnerOptions { CacheDirectory = Path.Combine(folder, cache) });

    private static void WriteRandom(string path)
    {
        var random = new Random(1);
        using var file = File.Create(path);
        var block = new byte[(int)MiB];
        for (var written = 0; written < LargeFileMiB; written++)
        {
            random.NextBytes(block);
            file.Write(block);
        }
    }

    private static byte[] Hash(string path)
    {
        using var file = File.OpenRead(path);
        return SHA256.HashData(file);
    }

    // The best of several: a noisy neighbour only ever makes it slower.
    private static double Best(Action action) =>
        Enumerable
            .Range(0, 5)
            .Min(_ =>
            {
                var started = Stopwatch.GetTimestamp();
                action();
                return Stopwatch.GetElapsedTime(started).TotalSeconds;
            });
}
