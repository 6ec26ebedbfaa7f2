namespace StepCache.Internal;

/// <summary>The memory that a step is expected to take, and the process that takes it once there is one.</summary>
internal sealed class MemoryDemand(long bytes)
{
    private volatile int processId;

    /// <summary>At most, as far as is known; 0 if it takes none of this machine's.</summary>
    public long Bytes { get; } = bytes;

    public int? ProcessId
    {
        get => processId == 0 ? null : processId;
        set => processId = value ?? 0;
    }
}

/// <summary>Tells which steps fit into memory beside those that run. Whoever uses it sees to it that one thread does.</summary>
internal sealed class MemoryRoom(IMemoryMeter meter)
{
    private readonly HashSet<MemoryDemand> taken = [];
    private readonly HashSet<int> idle = [];

    /// <summary>Whether a step may start: if it fits, or if nothing else runs that it could wait for.</summary>
    public bool Fits(MemoryDemand demand)
    {
        if (demand.Bytes == 0 || taken.Count == 0 || meter.AvailableBytes is not { } available)
            return true;
        var toGrow = taken.Sum(other => Math.Max(0, other.Bytes - Resident(other.ProcessId)));
        return demand.Bytes <= available + Idle() - toGrow;
    }

    public void Take(MemoryDemand demand)
    {
        if (demand.Bytes > 0)
            taken.Add(demand);
    }

    public void Free(MemoryDemand demand)
    {
        taken.Remove(demand);
        if (demand.ProcessId is { } worker)
            idle.Add(worker);
    }

    // A worker that has computed a step waits for another, and what it holds is that step's then.
    private long Idle()
    {
        var held = idle.Except(taken.Select(demand => demand.ProcessId).OfType<int>())
            .Select(worker => (Worker: worker, Bytes: Resident(worker)))
            .ToList();
        idle.ExceptWith(held.Where(one => one.Bytes == 0).Select(one => one.Worker));
        return held.Sum(one => one.Bytes);
    }

    private long Resident(int? processId) => processId is { } worker ? meter.ResidentBytes(worker) : 0;
}
