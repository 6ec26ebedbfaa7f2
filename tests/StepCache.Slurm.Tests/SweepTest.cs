using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LocalSlurm;
using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>A test of a sweep on the real Slurm, with a cache of its own.</summary>
[Collection(OneSlurm.Name)]
public abstract class SweepTest : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-");

    protected SweepTest(SharedSlurm shared)
    {
        Slurm = shared.Service;
        var marks = folder.CreateSubdirectory("marks").FullName;
        Sweep = new Sweep { Cache = Path.Combine(folder.FullName, "cache"), Marks = marks };
    }

    protected SlurmService Slurm { get; }

    protected Sweep Sweep { get; set; }

    /// <summary>How often each cell has been computed, in the order of the cells.</summary>
    protected IReadOnlyList<int> Computed =>
        [
            .. Enumerable
                .Range(0, Sweep.Cells)
                .Select(cell =>
                    Directory.GetFiles(Sweep.Marks, string.Create(CultureInfo.InvariantCulture, $"{cell}-*")).Length
                ),
        ];

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

    public virtual void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets cells end that wait.</summary>
    protected void Go() => File.WriteAllText(Path.Combine(Sweep.Marks, "go"), "");

    /// <summary>Waits until so many computations have begun.</summary>
    protected Task UntilComputedAsync(int times) => UntilAsync(() => Computed.Sum() >= times, $"{times} cells run");

    /// <summary>Runs the sweep in a process of its own.</summary>
    protected Process StartHost() =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Sweep).Assembly.Location, JsonSerializer.Serialize(Sweep)])
            {
                RedirectStandardOutput = true,
            }
        )!;

    protected static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(20))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"Not within a minute: {what}.");
    }
}
