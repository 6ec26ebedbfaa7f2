using System.Diagnostics;
using System.Globalization;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>The test worker's program in a process of its own.</summary>
internal static class TestProcess
{
    private const string Mark = "TEST_CACHE";

    public static string Assembly { get; } = typeof(TestHost).Assembly.Location;

    public static Process Start(string fileName, string[] arguments, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        configure?.Invoke(start);
        return Process.Start(start)!;
    }

    public static Process StartHost(string cache, string results, params (string Name, string Value)[] variables) =>
        Start(
            "dotnet",
            [Assembly, "host", cache, results],
            start =>
            {
                foreach (var (name, value) in variables.Append((Mark, cache)))
                    start.Environment[name] = value;
            }
        );

    /// <summary>Workers that <see cref="MarkedWith"/> finds, as it finds those of a host.</summary>
    public static WorkerExecutor MarkedWorker(string cache) =>
        new("dotnet", [Assembly]) { Environment = new Dictionary<string, string> { [Mark] = cache } };

    public static async Task<(int ExitCode, string Output, string Error)> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static async Task<string> PrintKeyAsync(string workingDirectory, string timeZone)
    {
        using var process = Start(
            "dotnet",
            [Assembly, "key"],
            start =>
            {
                start.WorkingDirectory = workingDirectory;
                start.Environment["TZ"] = timeZone;
            }
        );
        return (await FinishAsync(process)).Output.Trim();
    }

    /// <summary>The living processes of a cache, hosts and workers, by what Linux tells of their environment.</summary>
    public static IReadOnlyList<int> MarkedWith(string cache)
    {
        var mark = $"{Mark}={cache}";
        return
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => IsMarked(Path.Combine(folder, "environ")))
                .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
        ];

        bool IsMarked(string environment)
        {
            try
            {
                return File.ReadAllText(environment).Split('\0').Contains(mark);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Sends a signal by its name, such as <c>TERM</c>.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Start("sh", ["-c", $"kill -{signal} {process.ToString(CultureInfo.InvariantCulture)}"]);
        var (exitCode, _, error) = await FinishAsync(kill);
        Assert.True(exitCode == 0, error);
    }

    /// <summary>Waits for a condition, and fails if it does not come to hold.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what, double seconds = 30)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(2))
            Assert.True(clock.Elapsed.TotalSeconds < seconds, $"Not within {seconds} s: {what}.");
    }
}
