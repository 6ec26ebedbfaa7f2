using System.Text.Json;
using StepCache.Requests;

namespace StepCache.Internal.Watching;

/// <summary>A run's state in the cache's folder, beside the lock that says whether the run still lasts.</summary>
internal static class RunStateFile
{
    public const string Extension = ".json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>The file that belongs to a run's lock.</summary>
    public static string Beside(string lockFile) => Path.ChangeExtension(lockFile, Extension);

    /// <summary>Replaces the file as a whole, where it can be written: the run goes on without it.</summary>
    public static void Write(CacheLayout layout, string file, RunState state)
    {
        try
        {
            AtomicFile.WriteUnflushed(layout, file, JsonSerializer.SerializeToUtf8Bytes(state, Format));
        }
        catch (StepCacheException)
        {
            // What the run itself writes next fails too, and says so.
        }
    }

    /// <summary>The states of all runs that last, the oldest first.</summary>
    /// <remarks>A file whose lock nobody holds is a killed run's; whoever may write here takes it away.</remarks>
    public static IReadOnlyList<RunState> ReadAll(CacheLayout layout)
    {
        var states = new List<RunState>();
        foreach (var file in new DirectoryInfo(layout.Runs).FilesOrNone($"*{Extension}"))
        {
            if (!IsHeld(Path.ChangeExtension(file.FullName, ".lock")))
                AtomicFile.TryDelete(file.FullName);
            else if (Read(file.FullName) is { } state)
                states.Add(state);
        }
        return [.. states.OrderBy(state => state.Started)];
    }

    // One who may not write here cannot ask for the lock either; that it is there is the best that he can know.
    private static bool IsHeld(string lockFile)
    {
        try
        {
            return KeyLock.IsHeld(lockFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static RunState? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunState>(File.ReadAllBytes(file), Format);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // It has just ended, or another version wrote it.
        }
    }
}
