using System.Diagnostics;

namespace GenomicAttention.Cost;

/// <summary>How far this process's resident memory rises from here on.</summary>
internal sealed class PeakMemory
{
    private readonly long _before;

    private PeakMemory(long before) => _before = before;

    /// <summary>Bytes above the start, at the highest.</summary>
    public long Bytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return Math.Max(0, process.PeakWorkingSet64 - _before);
        }
    }

    /// <summary>Begins to watch.</summary>
    public static PeakMemory Watch()
    {
        GC.Collect();
        var isReset = Reset();
        using var process = Process.GetCurrentProcess();
        // Where an earlier peak stays, only what rises above that can be seen.
        return new PeakMemory(isReset ? process.WorkingSet64 : process.PeakWorkingSet64);
    }

    // proc(5): 5 sets the peak resident size (VmHWM) to the present one.
    private static bool Reset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
