using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StepCache;

namespace Build.Benchmarking;

/// <summary>Measures a collection that looks at a hundred thousand records and lets half of them go.</summary>
internal static class CollectionBenchmark
{
    private const int Records = 100_000;

    /// <summary>Runs it, then deletes the other half without looking: what the disk needs for as many files.</summary>
    public static async Task<IReadOnlyList<BenchmarkFigure>> RunAsync(string folder)
    {
        var cache = Path.Combine(folder, "collected");
        var keys = await FillAsync(folder, cache);
        Settle();
        var clock = Stopwatch.StartNew();
        var report = new CacheStore(cache).Collect(
            new CollectionOptions { Keep = [.. keys.Take(Records / 2)], KeepYoungerThan = TimeSpan.Zero }
        );
        var seconds = clock.Elapsed.TotalSeconds;
        if (report.Steps.Sum(step => step.Keys) < Records / 2)
        {
            throw new UserErrorException("The benchmark's collection did not take half of its records.");
        }
        return
        [
            new($"{Records} records with a file each, half of them collected", seconds, "s", Limit: 6),
            new("that / deleting as many files", seconds / SecondsToDelete(cache), ""),
        ];
    }

    // One step is run, and the others' files are written like its own: running them all would take minutes.
    private static async Task<IReadOnlyList<string>> FillAsync(string folder, string cache)
    {
        var step = CacheBenchmark.StepThat(
            "collected",
            (request, _, _) => File.WriteAllText(Path.Combine(request.OutputDirectory, "out"), "collected")
        );
        await using var runner = CacheBenchmark.RunnerIn(folder, "collected");
        var outcome = await runner.EnsureAsync(step);
        var digest = outcome.Record!.DigestOf("out");
        var (record, preimage) = (Find($"{outcome.Key}.json", "ac"), Find($"{outcome.Key}.json", "preimages"));
        var (blob, recordText) = (Find(digest, "cas"), await File.ReadAllTextAsync(record));
        return [.. Enumerable.Range(0, Records).AsParallel().AsOrdered().Select(Write)];

        string Find(string name, string kind) =>
            Directory.EnumerateFiles(Path.Combine(cache, kind), name, SearchOption.AllDirectories).Single();

        string Write(int number)
        {
            var key = Digest($"key {number}");
            var content = number.ToString("D9", CultureInfo.InvariantCulture);
            File.WriteAllText(PathLike(blob, Digest(content)), content);
            File.WriteAllText(PathLike(preimage, key), key);
            File.WriteAllText(
                PathLike(record, key),
                recordText.Replace(digest, Digest(content), StringComparison.Ordinal)
            );
            return key;
        }
    }

    private static double SecondsToDelete(string cache)
    {
        var files = Directory.GetFiles(cache, "*", SearchOption.AllDirectories);
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(files, File.Delete);
        return clock.Elapsed.TotalSeconds;
    }

    // A cache that is collected was not written a moment ago: the disk is done with it.
    private static void Settle()
    {
        if (!OperatingSystem.IsWindows())
        {
            ChildProcess.Run("sync", []);
        }
    }

    // In the folder of its own first digits, as the example lies in that of its.
    private static string PathLike(string example, string digest)
    {
        var shard = Path.GetDirectoryName(example)!;
        var folder = Path.Combine(Path.GetDirectoryName(shard)!, digest[..Path.GetFileName(shard).Length]);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, digest + Path.GetExtension(example));
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
