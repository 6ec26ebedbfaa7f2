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
        Guard(destination, () => Write(temporary, bytes, isFlushed) && MoveTo(destination, temporary), temporary);
    }

    /// <summary>Moves a finished file of the same file system to its place.</summary>
    public static void Move(string source, string destination) =>
        Guard(
            destination,
            () =>
            {
                Flush(source);
                return MoveTo(destination, source);
            }
        );

    /// <summary>Moves finished files of the same file system to their places, and then writes one that speaks of them. The
    /// content of all is on the disk before: it takes many flushes that come together in one go.</summary>
    public static async Task MoveAndWriteAsync(
        CacheLayout layout,
        IReadOnlyList<(string Source, string Destination)> files,
        string last,
        byte[] content
    )
    {
        var temporary = layout.NewTemporary();
        try
        {
            var writing = Task.Run(() => Guard(last, () => Write(temporary, content, isFlushed: true)));
            var flushes = files.Select(file => Task.Run(() => Guard(file.Destination, () => Flush(file.Source))));
            await Task.WhenAll([.. flushes, writing]).ConfigureAwait(false);
            foreach (var (source, destination) in files)
                Guard(destination, () => MoveTo(destination, source));
            Guard(last, () => MoveTo(last, temporary));
        }
        catch (StepCacheException)
        {
            TryDelete(temporary);
            throw;
        }
    }

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

    private static bool Write(string temporary, byte[] content, bool isFlushed)
    {
        using var file = InFolder(temporary, () => Open(temporary));
        file.Write(content);
        file.Flush(flushToDisk: isFlushed);
        return true;
    }

    private static bool Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        RandomAccess.FlushToDisk(file);
        return true;
    }

    private static bool MoveTo(string destination, string source) =>
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

    // Folders are almost always there: they are made only where one was missed.
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
