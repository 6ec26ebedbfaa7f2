using System.Diagnostics;

namespace Build.Testing;

/// <summary>Runs the .NET command line, printing where this program prints.</summary>
internal static class DotNet
{
    /// <summary>Waits for the command and returns its exit code.</summary>
    public static int Run(
        string folder,
        IEnumerable<string> arguments,
        params IEnumerable<(string Name, string Value)> variables
    )
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start) ?? throw new UserErrorException("dotnet: could not be started.");
        process.WaitForExit();
        return process.ExitCode;
    }
}
