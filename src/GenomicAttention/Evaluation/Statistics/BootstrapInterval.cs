using GenomicAttention.RandomStreams;
using MathNet.Numerics.Distributions;

namespace GenomicAttention.Evaluation.Statistics;

/// <summary>Bias-corrected and accelerated (BCa) bootstrap intervals.</summary>
/// <remarks>
/// <para>
/// Efron, "Better bootstrap confidence intervals", 1987, <see href="https://doi.org/10.1080/01621459.1987.10478410"/>;
/// Efron and Tibshirani, "An introduction to the bootstrap", 1993, equations 14.9 to 14.15. With θ of the samples, θ*
/// of each resample and z of the standard normal distribution, the ends are the quantiles of θ* at
/// </para>
/// <para>Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))), z = z((1 ∓ confidence) / 2),</para>
/// <para>
/// where z₀ = Φ⁻¹(share of θ* below θ, those equal to it counted half) corrects bias, and the acceleration
/// a = Σ dᵢ³ / (6 (Σ dᵢ²)^1.5) corrects skew; dᵢ is the mean of the jackknife's θ less θ without row i.
/// </para>
/// <para>
/// Where the formula has no value: if every θ* lies to one side of θ, the share is taken half a resample from 0 or 1,
/// and z₀ stays finite; if the jackknife's θ are all equal, a = 0; if the denominator is not positive, the end is the
/// extreme resample. If every θ* equals θ, as of equal samples, the interval has width 0.
/// </para>
/// </remarks>
public static class BootstrapInterval
{
    /// <summary>The interval of a statistic of independent samples.</summary>
    /// <param name="samples">[n], at least two.</param>
    /// <param name="statistic">
    /// From n samples, and from n − 1, to a number: <see cref="Moments.MeanOf"/>, say. What it is handed is in the order
    /// of the samples, and valid only until it returns.
    /// </param>
    /// <param name="resamples">How often to draw n samples with replacement, at least once; 10,000 is usual.</param>
    /// <param name="confidence">How often such an interval holds the true value, between 0 and 1.</param>
    /// <param name="random">Gives n numbers a resample: of each, u, the row floor(u × n) is drawn.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two samples, one is not finite, there is no resample, the confidence is not between 0
    /// and 1, or the statistic is not finite.
    /// </exception>
    public static Interval Bca(
        ReadOnlySpan<double> samples,
        Func<ReadOnlySpan<double>, double> statistic,
        int resamples,
        double confidence,
        MersenneTwister random
    )
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Demand.Finite(samples, atLeast: 2);
        var values = samples.ToArray();
        var drawn = new double[values.Length];
        return Bca(values.Length, Statistic, resamples, confidence, random);

        double Statistic(ReadOnlySpan<int> rows)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                drawn[i] = values[rows[i]];
            }

            return statistic(drawn.AsSpan(0, rows.Length));
        }
    }

    /// <summary>The interval of a statistic of rows of several columns, such as a ratio of means of pairs.</summary>
    /// <param name="count">How many rows there are: n, at least two.</param>
    /// <param name="statistic">
    /// From the indices of n rows, and of n − 1, to a number. What it is handed is in ascending order, and valid only
    /// until it returns.
    /// </param>
    /// <param name="resamples">How often to draw n rows with replacement, at least once.</param>
    /// <param name="confidence">How often such an interval holds the true value, between 0 and 1.</param>
    /// <param name="random">Gives n numbers a resample: of each, u, the row floor(u × n) is drawn.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two rows, there is no resample, the confidence is not between 0 and 1, or the statistic
    /// is not finite.
    /// </exception>
    public static Interval Bca(
        int count,
        Func<ReadOnlySpan<int>, double> statistic,
        int resamples,
        double confidence,
        MersenneTwister random
    )
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        Demand.Confidence(confidence);

        var estimate = Resampling.All(count, statistic);
        var drawn = Resampling.Bootstrap(count, statistic, resamples, random);
        Array.Sort(drawn);
        var bias = Bias(drawn, estimate);
        var acceleration = Acceleration(Resampling.Jackknife(count, statistic));
        return new Interval(estimate, End((1 - confidence) / 2), End((1 + confidence) / 2));

        double End(double share)
        {
            var z = bias + Normal.InvCDF(0, 1, share);
            var shrinking = 1 - (acceleration * z);
            var corrected =
                shrinking > 0 ? Normal.CDF(0, 1, bias + (z / shrinking))
                : z > 0 ? 1
                : 0;
            return Quantile.OfSorted(drawn, corrected);
        }
    }

    private static double Bias(double[] drawn, double estimate)
    {
        var below = drawn.Sum(value =>
            value < estimate ? 1
            : value == estimate ? 0.5
            : 0
        );
        var share = below / drawn.Length;
        var halfAResample = 0.5 / drawn.Length;
        return Normal.InvCDF(0, 1, Math.Clamp(share, halfAResample, 1 - halfAResample));
    }

    private static double Acceleration(double[] without)
    {
        var (n, mean, deviation) = Moments.Of(without);
        if (deviation == 0)
        {
            return 0;
        }

        // In units of s, for which Σ dᵢ² is n − 1: neither squares nor cubes can underflow.
        return without.Sum(value => Math.Pow((mean - value) / deviation, 3)) / (6 * Math.Pow(n - 1, 1.5));
    }
}
