using System.ComponentModel;
using System.Diagnostics;

namespace StepCache.Slurm.Internal;

/// <summary>What one of Slurm's programs said.</summary>
/// <param name="Program">Its name.</param>
/// <param name="ExitCode">0 where it did what it was asked.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error, for people.</param>
internal sealed record SlurmAnswer(string Program, int ExitCode, string Output, string Errors)
{
    public bool IsDone => ExitCode == 0;

    public IEnumerable<string> Lines =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What went wrong, in Slurm's words on one line.</summary>
    public string Complaint =>
        string.Join("; ", Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            is { Length: > 0 } said
            ? said
            : $"{Program}: exit code {ExitCode}";
}

/// <summary>Runs Slurm's programs.</summary>
internal static class SlurmCommand
{
    // These have defaults for options in the user's environment, which would hide jobs or change columns.
    private static readonly string[] Defaults = ["SQUEUE_", "SACCT_", "SCANCEL_"];

    /// <exception cref="StepExecutionException">The program is not there.</exception>
    public static async Task<SlurmAnswer> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => Defaults.Any(name.StartsWith)).ToList())
            start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await process.WaitForExitAsync().ConfigureAwait(false);
            return new SlurmAnswer(program, process.ExitCode, output, await errors.ConfigureAwait(false));
        }
        catch (Win32Exception exception)
        {
            throw new StepExecutionException(
                $"Slurm's {program} cannot be started: {exception.Message}. Run this where Slurm's commands are, such as on "
                    + "a login node of the cluster.",
                isUserError: true,
                exception
            );
        }
    }
}
