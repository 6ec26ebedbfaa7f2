using System.Collections.Frozen;

namespace StepCache.Slurm.Internal;

/// <summary>Slurm's words for the states that a job ends in; any other is of one that goes on.</summary>
internal static class JobStates
{
    public const string Cancelled = "CANCELLED";
    public const string Failed = "FAILED";
    public const string OutOfMemory = "OUT_OF_MEMORY";
    public const string Requeued = "REQUEUED";
    public const string Timeout = "TIMEOUT";

    private static readonly FrozenSet<string> Ends = FrozenSet.Create(
        StringComparer.Ordinal,
        "BOOT_FAIL",
        Cancelled,
        "COMPLETED",
        "DEADLINE",
        Failed,
        "NODE_FAIL",
        OutOfMemory,
        "PREEMPTED",
        "REVOKED",
        Timeout
    );

    public static bool HasEnded(string? state) => state is null || Ends.Contains(state);
}
