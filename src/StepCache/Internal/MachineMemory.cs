using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace StepCache.Internal;

/// <summary>The memory of this machine, or of the container that this process is in.</summary>
internal sealed class MachineMemory : IMemoryMeter
{
    public static readonly MachineMemory Instance = new();

    private const string AvailableLine = "MemAvailable:";

    // A container's own limit, as it sees it itself.
    private const string ContainerFolder = "/sys/fs/cgroup";

    public long? AvailableBytes => OperatingSystem.IsLinux() ? Smaller(OfMachine(), OfContainer()) : null;

    public long ResidentBytes(int processId) => Read(processId, process => process.WorkingSet64);

    public long PeakBytes(int processId) => Read(processId, process => process.PeakWorkingSet64);

    public void ResetPeak(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return;
        // Documented in the kernel's proc(5): 5 sets the peak back to what is held now.
        try
        {
            File.WriteAllText($"/proc/{processId}/clear_refs", "5");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The peak then counts from the process's start, which asks for more room, not less.
        }
    }

    private static long Read(int processId, Func<Process, long> value)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return value(process);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or Win32Exception or IOException)
        {
            return 0; // It has ended.
        }
    }

    private static long? OfMachine()
    {
        var line = File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith(AvailableLine, Ordinal));
        return line is null ? null : Number(line[AvailableLine.Length..].Replace("kB", "", Ordinal)) * 1024;
    }

    private static long? OfContainer()
    {
        try
        {
            return Number(File.ReadAllText(Path.Combine(ContainerFolder, "memory.max")))
                - Number(File.ReadAllText(Path.Combine(ContainerFolder, "memory.current")))
                + Cached(Path.Combine(ContainerFolder, "memory.stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // There is no limit here.
        }
    }

    // Files that the kernel keeps in memory, and lets go when somebody asks for room.
    private static long Cached(string statistics)
    {
        const string name = "inactive_file ";
        var line = File.ReadLines(statistics).FirstOrDefault(line => line.StartsWith(name, Ordinal));
        return line is null ? 0 : Number(line[name.Length..]) ?? 0;
    }

    private static long? Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Smaller(long? one, long? other) =>
        one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
