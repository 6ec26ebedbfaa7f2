using System.Diagnostics;
using System.Text.Json;
using LocalSlurm;
using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>A test of a sweep on the real Slurm.</summary>
/// <param name="shared">The Slurm.</param>
[Collection(OneSlurm.Name)]
public abstract class SweepTest(SharedSlurm shared) : SweepFolder
{
    protected SlurmService Slurm { get; } = shared.Service;

    /// <summary>The tasks that there ever were in this sweep, with their arrays' numbers.</summary>
    protected IReadOnlyList<string> Tasks =>
        [
            .. Slurm
                .Run("squeue", "--noheader", "--array", "--states=all", "--format=%F %K %o")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.Contains(Sweep.Cache, StringComparison.Ordinal))
                .Select(line => string.Join('_', line.Split(' ')[..2]))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Runs the sweep in a process of its own.</summary>
    protected Process StartHost() =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Sweep).Assembly.Location, JsonSerializer.Serialize(Sweep)])
            {
                RedirectStandardOutput = true,
            }
        )!;

    /// <summary>Interrupts a host as Ctrl-C does.</summary>
    protected static async Task InterruptAsync(Process host)
    {
        using var kill = Process.Start("kill", ["-INT", $"{host.Id}"]);
        await kill.WaitForExitAsync();
    }
}
