namespace GenomicAttention.Evaluation.Statistics;

/// <summary>The mean of independent samples, such as one value a seed, and how much they spread.</summary>
/// <param name="Count">How many samples there are: n.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">√(Σ (xᵢ − mean)² / (n − 1)).</param>
public readonly record struct Moments(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The standard error of the mean, s / √n.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>Takes the moments in two passes, in order.</summary>
    /// <param name="samples">[n], at least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or one is not finite.</exception>
    public static Moments Of(ReadOnlySpan<double> samples)
    {
        Demand.Finite(samples, atLeast: 2);
        if (samples.Count(samples[0]) == samples.Length)
        {
            // Their rounded sum over n may miss the value, and leave a deviation where there is none.
            return new Moments(samples.Length, samples[0], 0);
        }
        var mean = MeanOf(samples);
        var squares = 0.0;
        foreach (var sample in samples)
        {
            squares += (sample - mean) * (sample - mean);
        }

        return new Moments(samples.Length, mean, Math.Sqrt(squares / (samples.Length - 1)));
    }

    /// <summary>The mean, summed in order; a statistic for <see cref="BootstrapInterval"/>.</summary>
    /// <param name="samples">[n], at least one.</param>
    /// <returns>The mean, or <see cref="double.NaN"/> of no samples.</returns>
    public static double MeanOf(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample;
        }

        return sum / samples.Length;
    }
}
