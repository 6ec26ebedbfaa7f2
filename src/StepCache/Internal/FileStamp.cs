using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StepCache.Internal;

/// <summary>What changes when a file's content does: times in nanoseconds since 1970 or, on Windows, 1601.</summary>
/// <remarks>
/// <para>.NET shows neither inode nor change time, and without the latter a tool that sets the modification time
/// back goes unseen. Mono.Posix.NETStandard brings native code for few platforms and none for arm64, Tmds.LibC
/// is for Linux only, and the C library's <c>stat</c> has another layout on each platform and is no exported symbol
/// before glibc 2.33. The runtime's own libSystem.Native is part of every .NET on Unix and has one layout for all.
/// That layout is no promise, so each stamp is checked against what .NET itself says of the file: if they
/// differ there is no stamp, and the file is hashed every time.</para>
/// </remarks>
internal readonly partial record struct FileStamp(long Size, long Modified, long Changed, ulong Inode)
{
    private const long TicksTo1970 = 621_355_968_000_000_000;
    private const long NanosecondsPerTick = 100;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The file's stamp, or null if the system tells none that can be believed.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStamp? Read(string path)
    {
        var file = new FileInfo(path);
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file {path}.", path);
        try
        {
            return OperatingSystem.IsWindows() ? ReadOnWindows(path) : ReadOnUnix(path, file);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The newer of both times as an instant.</summary>
    public DateTimeOffset Latest
    {
        get
        {
            var ticks = Math.Max(Modified, Changed) / NanosecondsPerTick;
            return OperatingSystem.IsWindows()
                ? DateTimeOffset.FromFileTime(ticks)
                : new DateTimeOffset(TicksTo1970 + ticks, TimeSpan.Zero);
        }
    }

    private static FileStamp? ReadOnUnix(string path, FileInfo file)
    {
        if (Stat(path, out var status) != 0)
            return null;
        var modified = (status.MTime * NanosecondsPerSecond) + status.MTimeNsec;
        var agrees =
            status.Size == file.Length && TicksTo1970 + (modified / NanosecondsPerTick) == file.LastWriteTimeUtc.Ticks;
        var changed = (status.CTime * NanosecondsPerSecond) + status.CTimeNsec;
        return agrees ? new FileStamp(status.Size, modified, changed, (ulong)status.Ino) : null;
    }

    private static FileStamp? ReadOnWindows(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var known =
            GetFileInformationByHandleEx(handle, 0, out BasicInfo basic, Marshal.SizeOf<BasicInfo>())
            & GetFileInformationByHandleEx(handle, 18, out IdInfo id, Marshal.SizeOf<IdInfo>());
        return known
            ? new FileStamp(
                RandomAccess.GetLength(handle),
                basic.LastWriteTime * NanosecondsPerTick,
                basic.ChangeTime * NanosecondsPerTick,
                id.FileIdLow ^ id.FileIdHigh
            )
            : null;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out UnixStatus status);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformationByHandleEx(
        SafeFileHandle file,
        int informationClass,
        out BasicInfo information,
        int bytes
    );

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformationByHandleEx(
        SafeFileHandle file,
        int informationClass,
        out IdInfo information,
        int bytes
    );

#pragma warning disable CS0649, CA1823, IDE0051 // The system fills these in, whether read here or not.
    [StructLayout(LayoutKind.Sequential)]
    private struct UnixStatus
    {
        public int Flags;
        public int Mode;
        public uint Uid;
        public uint Gid;
        public long Size;
        public long ATime;
        public long ATimeNsec;
        public long MTime;
        public long MTimeNsec;
        public long CTime;
        public long CTimeNsec;
        public long BirthTime;
        public long BirthTimeNsec;
        public long Dev;
        public long RDev;
        public long Ino;
        public uint UserFlags;
        private readonly uint padding;

        // Room for what a later runtime may append: it writes where it is told to.
        private readonly Spare spare;
    }

    [System.Runtime.CompilerServices.InlineArray(16)]
    private struct Spare
    {
        private long first;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct BasicInfo
    {
        public long CreationTime;
        public long LastAccessTime;
        public long LastWriteTime;
        public long ChangeTime;
        public uint FileAttributes;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct IdInfo
    {
        public ulong VolumeSerialNumber;
        public ulong FileIdLow;
        public ulong FileIdHigh;
    }
#pragma warning restore CS0649, CA1823, IDE0051
}
