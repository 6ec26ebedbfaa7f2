namespace GenomicAttention.Cost;

/// <summary>Which way a model is passed.</summary>
public enum PassDirection
{
    /// <summary>Forward in evaluation, without gradients.</summary>
    Forward,

    /// <summary>A training step: forward, backward, and the optimiser's.</summary>
    Training,
}

/// <summary>How a pass is measured.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Repeats">How many passes the median is of, after one that is not counted.</param>
/// <param name="LimitSeconds">No further pass is begun once half of this is gone; the first counts if it is the only one.
/// </param>
/// <param name="Seed">Of weights and tokens.</param>
public sealed record PassOptions(PassDirection Direction, int Repeats, double LimitSeconds, long Seed);

/// <summary>What a pass of one sequence took on this machine.</summary>
/// <param name="Seconds">The median of the passes.</param>
/// <param name="Passes">How many that is of.</param>
/// <param name="PeakBytes">The most memory that the process had in use in any pass, less what it had before the tokens
/// were made: the model's own is not counted.</param>
public sealed record PassMeasurement(double Seconds, int Passes, long PeakBytes);
