using System.Collections.Concurrent;

namespace StepCache.Internal;

/// <summary>The folders that a run's steps work in: each is emptied and renamed for another step when its own is done.
/// </summary>
/// <remarks>
/// To make and remove five folders a step costs more than all else that is done for one: where a file system tells its
/// disk of every block that is free again, each takes milliseconds.
/// </remarks>
internal sealed class WorkFolders(CacheLayout layout) : IDisposable
{
    // More wait only where steps end that no others follow.
    private const int MostIdle = 32;

    private readonly ConcurrentBag<string> idle = [];

    /// <summary>Gets a key's folder ready: what a run before this one left in it goes, except the checkpoints if they
    /// are to be kept.</summary>
    /// <exception cref="IOException">It cannot be made, or emptied.</exception>
    public bool Prepare(WorkFolder cell, bool keepCheckpoints)
    {
        if (Directory.Exists(cell.Root))
            return cell.Prepare(keepCheckpoints);
        return (idle.TryTake(out var folder) && TryMove(folder, cell.Root)) || cell.Create();
    }

    /// <summary>The step is done, and its key's lock still held: the folder goes, or serves another.</summary>
    public void Free(WorkFolder cell)
    {
        // Never under the name of a key, which another run may begin to compute.
        var folder = layout.Work($"idle-{Guid.NewGuid():N}");
        if (idle.Count < MostIdle && cell.TryEmpty() && TryMove(cell.Root, folder))
            idle.Add(folder);
        else
            cell.Delete();
    }

    /// <summary>Removes the folders that serve nobody.</summary>
    public void Dispose()
    {
        Parallel.ForEach(idle, folder => new WorkFolder(folder).Delete());
        idle.Clear();
    }

    private static bool TryMove(string source, string destination)
    {
        try
        {
            Directory.Move(source, destination);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // A collection took it, or on Windows a worker is still in it.
        }
    }
}
