using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Build.Benchmarking;

/// <summary>A program that was run to its end, with what it printed and what it took.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Seconds">Wall time, its start included.</param>
/// <param name="PeakWorkerMiB">The largest resident size of a worker below it, or nothing off Linux.</param>
internal sealed record ChildProcess(string Output, double Seconds, double? PeakWorkerMiB)
{
    private const string PeakLine = "VmHWM:";

    /// <summary>Runs this very graph, as the shell script does once it is built.</summary>
    /// <exception cref="UserErrorException">It ended with another code than 0.</exception>
    public static ChildProcess RunGraph(IReadOnlyList<string> arguments, int jobs, bool watchWorkers = false) =>
        Run(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Build.dll"),
                .. arguments,
                "--jobs",
                jobs.ToString(CultureInfo.InvariantCulture),
            ],
            watchWorkers
        );

    /// <summary>Runs a program and waits for it.</summary>
    /// <exception cref="UserErrorException">It ended with another code than 0.</exception>
    public static ChildProcess Run(
        string program,
        IReadOnlyList<string> arguments,
        bool watchWorkers = false,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        using var watch = new CancellationTokenSource();
        var peak = watchWorkers && OperatingSystem.IsLinux() ? WatchAsync(watch.Token) : null;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        watch.Cancel();
        return process.ExitCode == 0
            ? new ChildProcess(output, seconds, peak?.Result)
            : throw new UserErrorException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>The median of a few runs' wall times, after one that is not counted.</summary>
    public static double MedianSeconds(string program, IReadOnlyList<string> arguments, int runs)
    {
        Run(program, arguments);
        return Enumerable.Range(0, runs).Select(_ => Run(program, arguments).Seconds).Order().ElementAt(runs / 2);
    }

    // The kernel keeps each process's peak, so looking now and then misses only the very end.
    private static async Task<double?> WatchAsync(CancellationToken ended)
    {
        var peak = 0.0;
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, Directory.EnumerateDirectories("/proc").Max(WorkerPeakMiB));
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
        return peak;
    }

    private static double WorkerPeakMiB(string processFolder)
    {
        try
        {
            if (
                !File.ReadAllText(Path.Combine(processFolder, "cmdline"))
                    .Contains("Worker.dll", StringComparison.Ordinal)
            )
            {
                return 0;
            }
            var line = File.ReadLines(Path.Combine(processFolder, "status"))
                .First(line => line.StartsWith(PeakLine, StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                / 1024;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0; // It ended meanwhile, or is no process.
        }
    }
}
