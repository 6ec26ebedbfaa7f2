namespace StepCache.Internal;

/// <summary>Threads for what waits for files: .NET has no other way to open, rename or flush one.</summary>
/// <remarks>
/// The pool begins with a thread for each core, and adds one or two a second where all wait. Asked for more at least, it
/// makes them as they are needed, and no sooner.
/// </remarks>
internal static class WaitingThreads
{
    private const int Fewest = 32;
    private const int Most = 1024;

    /// <summary>Sees to it that as many steps can wait for their files at once.</summary>
    public static void MakeRoomFor(int steps)
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Math.Clamp(steps, Fewest, Most)), completions);
    }
}
