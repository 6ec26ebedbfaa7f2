using GenomicAttention.Evaluation.Statistics;
using MathNet.Numerics.Distributions;

namespace ObservedData.Statistics;

/// <summary>Wilson's score interval of a share.</summary>
/// <remarks>
/// Wilson, "Probable inference, the law of succession, and statistical inference", 1927,
/// <see href="https://doi.org/10.1080/01621459.1927.10502953"/>: with z of the standard normal distribution,
/// (p + z² / 2n ± z √(p (1 − p) / n + z² / 4n²)) / (1 + z² / n). No correction for continuity.
/// </remarks>
public static class WilsonInterval
{
    /// <summary>The interval of a share of independent trials.</summary>
    /// <param name="successes">How many trials succeeded.</param>
    /// <param name="trials">How many there were, at least one.</param>
    /// <param name="confidence">How often such an interval holds the true share, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A count, or the confidence, is out of its range.</exception>
    public static Interval Of(int successes, int trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        StatisticDemand.Confidence(confidence);
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        double n = trials;
        var share = successes / n;
        var scale = 1 + (z * z / n);
        var centre = (share + (z * z / (2 * n))) / scale;
        var reach = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n))) / scale;

        // At no successes, or nothing but successes, the end is exact but for rounding.
        return new Interval(share, successes == 0 ? 0 : centre - reach, successes == trials ? 1 : centre + reach);
    }
}
