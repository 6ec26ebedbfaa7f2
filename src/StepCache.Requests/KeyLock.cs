namespace StepCache.Requests;

/// <summary>
/// The lock of one key, held by the operating system on behalf of this process: however the process ends,
/// the lock ends with it.
/// </summary>
/// <remarks>
/// <para>An exclusively opened file: <c>flock</c> on Unix (which Linux carries over NFS as a byte-range lock), a
/// share mode on Windows. The file goes with the lock, while that is still held; only a kill leaves it, and then it
/// locks nobody out. One who opened a file that is deleted before he locks it would lock nothing: the runtime
/// compares the locked file with the one at the path, and opens again if they differ (so it does for an exclusively
/// opened file that is deleted when it is closed).</para>
/// <para>.NET has no blocking lock, so a taken one is asked for again and again, gently.</para>
/// </remarks>
public sealed class KeyLock : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    private readonly FileStream file;

    private KeyLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or returns null if another holds it.</summary>
    /// <exception cref="IOException">The file cannot be opened for another reason than its lock.</exception>
    public static KeyLock? TryAcquire(string lockFile)
    {
        try
        {
            var file = new FileStream(
                lockFile,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
            WriteHolder(lockFile);
            return new KeyLock(file);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    }

    /// <summary>Whether somebody holds the lock just now. A file that a killed holder left is gone then.</summary>
    public static bool IsHeld(string lockFile)
    {
        if (!File.Exists(lockFile))
            return false;
        using var mine = TryAcquire(lockFile);
        return mine is null;
    }

    /// <summary>Takes the lock, waiting as long as another holds it.</summary>
    /// <param name="lockFile">The file that stands for the key.</param>
    /// <param name="waiting">Called once, with what is known of the holder, if the lock is taken.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<KeyLock> AcquireAsync(
        string lockFile,
        Action<string> waiting,
        CancellationToken cancellation = default
    )
    {
        for (var pause = TimeSpan.Zero; ; pause = Longer(pause))
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryAcquire(lockFile) is { } taken)
                return taken;
            if (pause == TimeSpan.Zero)
                waiting(ReadHolder(lockFile) ?? "another run");
            await Task.Delay(Longer(pause), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose()
    {
        DeleteHolder(file.Name);
        file.Dispose();
    }

    // A file of its own, since .NET cannot open a locked file even for reading. It is only for messages, is
    // read only while the lock is taken, and so may be stale or missing.
    private static string HolderFile(string lockFile) => Path.ChangeExtension(lockFile, ".holder");

    private static string? ReadHolder(string lockFile)
    {
        try
        {
            return File.ReadAllText(HolderFile(lockFile)).Trim() is { Length: > 0 } holder ? holder : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void WriteHolder(string lockFile)
    {
        try
        {
            var holder = $"process {Environment.ProcessId} on {Environment.MachineName}\n";
            File.WriteAllText(HolderFile(lockFile), holder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The lock is held all the same.
        }
    }

    private static void DeleteHolder(string lockFile)
    {
        try
        {
            File.Delete(HolderFile(lockFile));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only a message, and the next holder writes its own.
        }
    }

    // EWOULDBLOCK is 11 on Linux and 35 on macOS and the BSDs; on Windows it is a sharing violation. .NET
    // gives Unix's error number as the HResult.
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
}
