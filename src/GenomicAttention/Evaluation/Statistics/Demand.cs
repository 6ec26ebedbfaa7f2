namespace GenomicAttention.Evaluation.Statistics;

/// <summary>What the statistics here ask of their arguments.</summary>
internal static class Demand
{
    /// <exception cref="ArgumentException">There are fewer, or one of them is infinite or not a number.</exception>
    public static void Finite(ReadOnlySpan<double> samples, int atLeast)
    {
        if (samples.Length < atLeast)
        {
            throw new ArgumentException($"There are {samples.Length} samples: {atLeast} or more are needed.");
        }
        for (var i = 0; i < samples.Length; i++)
        {
            if (!double.IsFinite(samples[i]))
            {
                throw new ArgumentException($"Sample {i} is {samples[i]}: samples must be finite numbers.");
            }
        }
    }

    /// <exception cref="ArgumentException">The level is not between 0 and 1.</exception>
    public static void Confidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentException($"A confidence of {confidence} is not between 0 and 1; 0.95 is usual.");
        }
    }
}
