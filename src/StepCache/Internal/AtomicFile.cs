namespace StepCache.Internal;

/// <summary>Writes that are seen whole or not at all, whenever a process is killed.</summary>
/// <remarks>
/// Content is flushed to the disk before the rename that shows it. The folder's entry is not: after a power
/// failure a file may be missing, which is a miss, but never half there.
/// </remarks>
internal static class AtomicFile
{
    public static void Write(CacheLayout layout, string destination, ReadOnlySpan<byte> content)
    {
        var temporary = layout.NewTemporary();
        var bytes = content.ToArray();
        Guard(
            destination,
            () =>
            {
                CreateParents(temporary, destination);
                using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1))
                {
                    file.Write(bytes);
                    file.Flush(flushToDisk: true);
                }
                File.Move(temporary, destination, overwrite: true);
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
                CreateParents(destination);
                File.Move(source, destination, overwrite: true);
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

    private static void CreateParents(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    }
}
