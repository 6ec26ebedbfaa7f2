using System.Diagnostics;
using System.Globalization;
using StepCache.Slurm.TestHost;

namespace StepCache.Slurm.Tests;

/// <summary>A sweep with a cache of its own.</summary>
public abstract class SweepFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-");

    protected SweepFolder()
    {
        var marks = folder.CreateSubdirectory("marks").FullName;
        Sweep = new Sweep { Cache = Path.Combine(folder.FullName, "cache"), Marks = marks };
    }

    protected Sweep Sweep { get; set; }

    internal RecordingObserver Observer { get; } = new();

    /// <summary>How often each cell has been computed, in the order of the cells.</summary>
    protected IReadOnlyList<int> Computed =>
        [
            .. Enumerable
                .Range(0, Sweep.Cells)
                .Select(cell =>
                    Directory.GetFiles(Sweep.Marks, string.Create(CultureInfo.InvariantCulture, $"{cell}-*")).Length
                ),
        ];

    public virtual void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the sweep, of which one cell alone fails.</summary>
    protected async Task<StepFailure> RunToFailureAsync() =>
        Assert.Single((await Assert.ThrowsAsync<StepCacheException>(() => Sweep.RunAsync(Observer))).Failures);

    /// <summary>Lets cells end that wait.</summary>
    protected void Go() => File.WriteAllText(Path.Combine(Sweep.Marks, "go"), "");

    /// <summary>Waits until so many computations have begun.</summary>
    protected Task UntilComputedAsync(int times) => UntilAsync(() => Computed.Sum() >= times, $"{times} cells run");

    /// <summary>Waits until something has been said so many times.</summary>
    protected Task UntilSaidAsync(string text, int times = 1) =>
        UntilAsync(() => Observer.Messages.Count(said => said.Contains(text, StringComparison.Ordinal)) == times, text);

    protected static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(20))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"Not within a minute: {what}.");
    }
}
