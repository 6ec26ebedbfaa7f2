using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StepCache.Tests;

/// <summary>What ends a file's use: the values are those of inotify.</summary>
[Flags]
internal enum FileEvent
{
    /// <summary>Its name is gone, or something else about it changed than its content.</summary>
    Deleted = 0x4,

    /// <summary>One who could write to it closed it, and so let its lock go.</summary>
    Closed = 0x8,
}

/// <summary>What happens to one file, in order, from now on; .NET's own watcher does not tell who closes it.</summary>
internal sealed partial class FileEvents : IDisposable
{
    private const int NonBlocking = 0x800;
    private const int BytesPerEvent = 16;

    private readonly FileStream events;

    public FileEvents(string path)
    {
        events = new FileStream(
            new SafeFileHandle(Init(NonBlocking), ownsHandle: true),
            FileAccess.Read,
            bufferSize: 0
        );
        var file = events.SafeFileHandle.DangerousGetHandle();
        if (AddWatch((int)file, path, (uint)(FileEvent.Deleted | FileEvent.Closed)) < 0)
            throw new InvalidOperationException($"{path} cannot be watched.");
    }

    /// <summary>What has happened so far.</summary>
    public IReadOnlyList<FileEvent> Read()
    {
        var buffer = new byte[100 * BytesPerEvent];
        var read = events.Read(buffer);
        // Which watch, what, what belongs together, and the length of a name, which only a folder's events have.
        var all = buffer[..read].Chunk(BytesPerEvent).Select(one => (FileEvent)BitConverter.ToInt32(one, 4));
        return [.. all.Where(Enum.IsDefined)]; // That the watch ends with the file is not asked for, but told.
    }

    public void Dispose() => events.Dispose();

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int Init(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddWatch(int file, string path, uint mask);
}
