using MathNet.Numerics.Distributions;

namespace GenomicAttention.Evaluation.Statistics;

/// <summary>The textbook interval of a mean, to set beside <see cref="BootstrapInterval"/>.</summary>
public static class ConfidenceInterval
{
    /// <summary>
    /// mean ± t × s / √n, where t is the (1 + confidence) / 2 quantile of Student's distribution with n − 1 degrees
    /// of freedom.
    /// </summary>
    /// <remarks>
    /// Exact for normal samples. "Student", "The probable error of a mean", 1908,
    /// <see href="https://doi.org/10.2307/2331554"/>.
    /// </remarks>
    /// <param name="samples">[n], independent, at least two.</param>
    /// <param name="confidence">How often such an interval holds the true mean, between 0 and 1.</param>
    /// <returns>An interval of width 0 where all samples are equal.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two samples, one is not finite, or the confidence is not between 0 and 1.
    /// </exception>
    public static Interval OfMean(ReadOnlySpan<double> samples, double confidence)
    {
        Demand.Confidence(confidence);
        var moments = Moments.Of(samples);
        var t = StudentT.InvCDF(location: 0, scale: 1, freedom: moments.Count - 1, p: (1 + confidence) / 2);
        var reach = t * moments.StandardError;
        return new Interval(moments.Mean, moments.Mean - reach, moments.Mean + reach);
    }

    /// <summary>The interval that one further sample falls into: mean ± t × s × √(1 + 1 / n).</summary>
    /// <remarks>
    /// Exact for normal samples. Geisser, "Predictive inference", 1993, section 2.2. It tells whether a number of a
    /// single run, such as a paper prints, is one that such runs give.
    /// </remarks>
    /// <param name="samples">[n], independent, at least two.</param>
    /// <param name="confidence">How often a further sample falls into such an interval, between 0 and 1.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two samples, one is not finite, or the confidence is not between 0 and 1.
    /// </exception>
    public static Interval OfNext(ReadOnlySpan<double> samples, double confidence)
    {
        var mean = OfMean(samples, confidence);
        var reach = (mean.High - mean.Estimate) * Math.Sqrt(samples.Length + 1);
        return new Interval(mean.Estimate, mean.Estimate - reach, mean.Estimate + reach);
    }
}
