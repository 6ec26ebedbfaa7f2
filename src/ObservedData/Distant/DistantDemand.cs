using GenomicAttention.Cost;

namespace ObservedData.Distant;

/// <summary>What a training may take before it is left out.</summary>
/// <param name="Bytes">Of memory.</param>
/// <param name="SecondsPerEpoch">Of one thread.</param>
/// <param name="MultiplyAddsPerSecond">What a thread is taken to do: by a fixed rate, a training is left out on every
/// machine or on none.</param>
public sealed record DistantLimits(long Bytes, double SecondsPerEpoch, double MultiplyAddsPerSecond);

/// <summary>Why a training is left out.</summary>
public enum DistantStop
{
    /// <summary>It would hold more than the limit.</summary>
    Memory,

    /// <summary>An epoch would take longer than the limit.</summary>
    Time,
}

/// <summary>What a training will take, by formula: nothing is allocated to find out.</summary>
/// <param name="Bytes">Of memory: what a batch's pass makes and keeps for the way back, and as much again for gradients on
/// the way.</param>
/// <param name="SecondsPerEpoch">Of one thread: thrice the forward pass, towards inputs and towards weights as well.
/// </param>
public sealed record DistantDemand(long Bytes, double SecondsPerEpoch)
{
    private const int PassesHeld = 2;
    private const int PassesComputed = 3;

    /// <summary>Of a model on sequences of one length.</summary>
    /// <param name="pass">A forward pass of one sequence, with all positions that are kept at any time of the training.
    /// </param>
    /// <param name="sequences">In an epoch.</param>
    /// <param name="batchSize">Sequences a step.</param>
    /// <param name="limits">The rate of computing.</param>
    public static DistantDemand Of(ForwardCost pass, int sequences, int batchSize, DistantLimits limits)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(limits);
        return new DistantDemand(
            checked(pass.Bytes * Math.Min(batchSize, sequences) * PassesHeld),
            (double)pass.MultiplyAdds * PassesComputed * sequences / limits.MultiplyAddsPerSecond
        );
    }

    /// <summary>Why the training is left out; null where it stays within the limits. Memory is asked first: who lacks it
    /// cannot wait.</summary>
    public DistantStop? Beyond(DistantLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return Bytes > limits.Bytes ? DistantStop.Memory
            : SecondsPerEpoch > limits.SecondsPerEpoch ? DistantStop.Time
            : null;
    }
}
