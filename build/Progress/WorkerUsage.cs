using System.ComponentModel;
using System.Diagnostics;

namespace Build.Progress;

/// <summary>What a worker process takes of the machine.</summary>
/// <param name="Cores">How many processors it kept busy of late, or null if it was seen only once.</param>
/// <param name="Bytes">The memory that it holds.</param>
internal sealed record Usage(double? Cores, long Bytes);

/// <summary>Measures what processes of this machine take.</summary>
internal sealed class WorkerUsage
{
    // The system counts a processor's time in hundredths of a second; less than this apart shows mostly that.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, Sample> _samples = [];

    /// <summary>What a process takes just now, or null if it is gone.</summary>
    public Usage? Of(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return new Usage(CoresOf(processId, process.TotalProcessorTime), process.WorkingSet64);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            _samples.Remove(processId);
            return null;
        }
    }

    private double? CoresOf(int processId, TimeSpan worked)
    {
        var now = Stopwatch.GetTimestamp();
        if (!_samples.TryGetValue(processId, out var before))
        {
            _samples[processId] = new Sample(now, worked, null);
            return null;
        }
        var passed = Stopwatch.GetElapsedTime(before.At, now);
        if (passed < Apart)
        {
            return before.Cores;
        }
        var cores = (worked - before.Worked) / passed;
        _samples[processId] = new Sample(now, worked, cores);
        return cores;
    }

    private sealed record Sample(long At, TimeSpan Worked, double? Cores);
}
