using System.Diagnostics;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>The test worker's program in a process of its own.</summary>
internal static class TestProcess
{
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

    public static Process StartHost(string cache, string results) =>
        Start("dotnet", [Assembly, "host", cache, results]);

    public static async Task<(int ExitCode, string Output, string Error)> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static async Task<string> PrintKeyAsync(string workingDirectory, string timeZone)
    {
        using var process = Start("dotnet", [Assembly, "key"], start =>
        {
            start.WorkingDirectory = workingDirectory;
            start.Environment["TZ"] = timeZone;
        });
        return (await FinishAsync(process)).Output.Trim();
    }
}
