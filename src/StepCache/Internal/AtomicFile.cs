namespace StepCache.Internal;

/// <summary>Writes that are seen whole or not at all, whenever a process is killed.</summary>
/// <remarks>
/// Content is flushed to the disk before the rename that shows it, unless it is only remembered to save time or to explain
/// a miss, and is checked when it is read. The folder's entry is not: after a power failure a file may be missing, which is
/// a miss, but never half there.
/// </remarks>
internal static class AtomicFile
{
    /// <summary>Writes what a result depends on.</summary>
    public static void Write(CacheLayout layout, string destination, ReadOnlySpan<byte> content) =>
        Write(layout, destination, content, isFlushed: true);

    /// <summary>Writes what is checked when it is read, and may be lost with the power.</summary>
    public static void WriteUnflushed(CacheLayout layout, string destination, ReadOnlySpan<byte> content) =>
        Write(layout, destination, content, isFlushed: false);

    private static void Write(CacheLayout layout, string destination, ReadOnlySpan<byte> content, bool isFlushed)
    {
        var temporary = layout.NewTemporary();
        var bytes = content.ToArray();
        Guard(
            destination,
            () =>
            {
                using (var file = Created(temporary))
                {
                    file.Write(bytes);
                    file.Flush(flushToDisk: isFlushed);
                }
                MoveTo(destination, temporary);
                return true;
            },
            temporary
        );
    }

    /// <summary>Moves a finished file of the same file system to its place.</summary>
    public static void Move(string source, string destination) =>
        Guard(
            destination,
            () =>
            {
                using (var handle = File.OpenHandle(source, FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
                    RandomAccess.FlushToDisk(handle);
                MoveTo(destination, source);
                return true;
            }
        );

    /// <summary>Does what writes to a path, and turns its failure into a message that names the path.</summary>
    /// <param name="path">What is to be written in the end.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="temporary">Deleted if the write fails.</param>
    public static T Guard<T>(string path, Func<T> write, string? temporary = null)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (temporary is not null)
                TryDelete(temporary);
            throw new StepCacheException(
                $"Cannot write {path}: {exception.Message} Make room or give the permission, or choose another "
                    + "folder.",
                exception
            );
        }
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only litter.
        }
    }

    // Folders are almost always there: they are made only where one was missed.
    private static FileStream Created(string path) => InFolder(path, () => Open(path));

    private static void MoveTo(string destination, string source) =>
        InFolder(
            destination,
            () =>
            {
                File.Move(source, destination, overwrite: true);
                return true;
            }
        );

    private static FileStream Open(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1);

    private static T InFolder<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        // A folder that another thread has just made counts as a missing file.
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return write();
        }
    }
}
