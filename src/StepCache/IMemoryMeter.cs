namespace StepCache;

/// <summary>Tells what memory there is, and what a worker process takes of it.</summary>
public interface IMemoryMeter
{
    /// <summary>Of the machine that this process runs on.</summary>
    static IMemoryMeter OfThisMachine => Internal.MachineMemory.Instance;

    /// <summary>The bytes that could be taken just now, or null where the system does not say.</summary>
    long? AvailableBytes { get; }

    /// <summary>The bytes of memory that a process holds just now; 0 if it is gone.</summary>
    long ResidentBytes(int processId);

    /// <summary>From here on, <see cref="PeakBytes"/> counts what the process takes; where the system cannot forget, from
    /// its start.</summary>
    void ResetPeak(int processId);

    /// <summary>The most bytes that a process held at once; 0 if that is not known.</summary>
    long PeakBytes(int processId);
}
