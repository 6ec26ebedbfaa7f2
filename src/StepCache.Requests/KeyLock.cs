namespace StepCache.Requests;

/// <summary>
/// The lock of one key, held by the operating system on behalf of this process: however the process ends,
/// the lock ends with it.
/// </summary>
/// <remarks>
/// <para>An exclusively opened file: <c>flock</c> on Unix (which Linux carries over NFS as a byte-range lock), a
/// share mode on Windows. The file itself stays when the lock goes: deleting it would let one process lock the
/// deleted file while another locks its successor.</para>
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
            var file = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            WriteHolder(lockFile);
            return new KeyLock(file);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
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
    public void Dispose() => file.Dispose();

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

    // EWOULDBLOCK is 11 on Linux and 35 on macOS and the BSDs; on Windows it is a sharing violation. .NET
    // gives Unix's error number as the HResult.
    private static bool IsTaken(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
}
