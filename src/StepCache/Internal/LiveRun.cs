using StepCache.Internal.Watching;
using StepCache.Requests;

namespace StepCache.Internal;

/// <summary>Tells collections that a run computes steps, and since when: a file of its own, locked while it lasts. Beside it
/// the run says how far it is.</summary>
internal sealed class LiveRun(CacheLayout layout, RunBoard? board = null) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Lock telling = new();
    private KeyLock? held;
    private Timer? clock;
    private string? stateFile;

    /// <summary>When the run began to compute, or null if it only looks things up so far.</summary>
    public DateTime? Began { get; private set; }

    /// <summary>From now on the run computes steps.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (Began is not null)
                return;
            try
            {
                Directory.CreateDirectory(layout.Runs);
                // A collection that looks at the file before it is locked takes it for a killed run's.
                while (held is null)
                {
                    var file = Path.Combine(layout.Runs, $"{Guid.NewGuid():N}.lock");
                    held = KeyLock.TryAcquire(file);
                    stateFile = RunStateFile.Beside(file);
                    // The file's own time is what a collection compares with, on the file system's clock.
                    Began = File.GetLastWriteTimeUtc(file);
                }
                if (board is not null)
                    clock = new Timer(_ => Tell(board), null, TimeSpan.Zero, Interval);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Whatever the run writes next will fail, and says so better.
                Began = DateTime.UtcNow;
            }
        }
    }

    public void Dispose()
    {
        clock?.Dispose();
        lock (telling)
        {
            if (stateFile is not null)
                AtomicFile.TryDelete(stateFile);
            stateFile = null;
        }
        held?.Dispose();
    }

    /// <summary>Since when the oldest run computes that has not ended, or null if none does.</summary>
    /// <remarks>Takes away what a killed run left.</remarks>
    public static DateTime? OldestOf(CacheLayout layout)
    {
        var oldest = (DateTime?)null;
        foreach (var file in new DirectoryInfo(layout.Runs).FilesOrNone("*.lock"))
        {
            var since = file.LastWriteTimeUtc;
            if (!KeyLock.IsHeld(file.FullName))
            {
                AtomicFile.TryDelete(RunStateFile.Beside(file.FullName));
                continue;
            }
            if (oldest is null || since < oldest)
                oldest = since;
        }
        return oldest;
    }

    // A slow file system delays the next, and two at once would be one too many.
    private void Tell(RunBoard board)
    {
        if (!telling.TryEnter())
            return;
        try
        {
            if (stateFile is not null)
                RunStateFile.Write(layout, stateFile, board.Look());
        }
        finally
        {
            telling.Exit();
        }
    }
}
