using MathNet.Numerics.Distributions;

namespace GenomicAttention.Evaluation.Statistics;

/// <summary>What a <see cref="MarginTest"/> finds.</summary>
/// <param name="Estimate">The mean of the samples.</param>
/// <param name="T">
/// (mean − margin) / (s / √n). Where all samples are equal it is infinite, or 0 if they equal the margin.
/// </param>
/// <param name="DegreesOfFreedom">n − 1.</param>
/// <param name="PValue">The chance of such a T, or one further out, if the true mean were the margin.</param>
public readonly record struct MarginResult(double Estimate, double T, int DegreesOfFreedom, double PValue);

/// <summary>One-sided t tests of a mean against a margin: non-inferiority, and each half of equivalence.</summary>
/// <remarks>
/// "Student", "The probable error of a mean", 1908, <see href="https://doi.org/10.2307/2331554"/>. Samples are
/// independent, and normal or many.
/// </remarks>
public static class MarginTest
{
    /// <summary>
    /// Non-inferiority: tests that first values lie, on average, no further below those that they are paired with
    /// than a margin.
    /// </summary>
    /// <param name="first">[n], at least two; greater is better.</param>
    /// <param name="second">[n].</param>
    /// <param name="margin">The largest loss that would not count, not negative.</param>
    /// <returns>The test that the mean of <c>first[i] − second[i]</c> lies above −margin.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two, not as many of each, one is not finite, or the margin is negative or not finite.
    /// </exception>
    public static MarginResult NonInferiority(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double margin)
    {
        if (!(margin >= 0))
        {
            throw new ArgumentException($"A loss that does not count cannot be {margin}: 0 or more is needed.");
        }

        return Above(Paired.Differences(first, second), -margin);
    }

    /// <summary>Non-inferiority by a ratio: tests that values retain a share of those that they are paired with.</summary>
    /// <remarks>
    /// mean(values) / mean(references) lies above the share where the mean of <c>values[i] − share × references[i]</c>
    /// lies above 0, if the true mean of the references is positive. That is tested, so that the spread of the
    /// references counts too.
    /// </remarks>
    /// <param name="values">[n], at least two; greater is better.</param>
    /// <param name="references">[n], with a positive mean.</param>
    /// <param name="share">0.95 for "retains 95 %".</param>
    /// <returns>The test of that difference; its estimate is in units of the values.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two, not as many of each, one is not finite, the references' mean is not positive, or the
    /// share is not.
    /// </exception>
    public static MarginResult Retains(ReadOnlySpan<double> values, ReadOnlySpan<double> references, double share)
    {
        if (!(share > 0))
        {
            throw new ArgumentException($"A share of {share} is not positive; 0.95 is usual.", nameof(share));
        }

        var differences = Paired.Differences(values, references, share);
        if (!(Moments.Of(references).Mean > 0))
        {
            throw new ArgumentException("References whose mean is not positive have no share to retain.");
        }

        return Above(differences, 0);
    }

    /// <summary>Tests that a mean lies above a margin.</summary>
    /// <param name="samples">[n], at least two.</param>
    /// <param name="margin">Any finite number.</param>
    /// <exception cref="ArgumentException">There are fewer than two samples, or a number is not finite.</exception>
    public static MarginResult Above(ReadOnlySpan<double> samples, double margin)
    {
        var (mean, t, freedom) = Against(samples, margin);
        return new MarginResult(mean, t, freedom, UpperTail(t, freedom));
    }

    /// <summary>Tests that a mean lies below a margin.</summary>
    /// <param name="samples">[n], at least two.</param>
    /// <param name="margin">Any finite number.</param>
    /// <exception cref="ArgumentException">There are fewer than two samples, or a number is not finite.</exception>
    public static MarginResult Below(ReadOnlySpan<double> samples, double margin)
    {
        var (mean, t, freedom) = Against(samples, margin);
        return new MarginResult(mean, t, freedom, UpperTail(-t, freedom));
    }

    private static (double Mean, double T, int DegreesOfFreedom) Against(ReadOnlySpan<double> samples, double margin)
    {
        if (!double.IsFinite(margin))
        {
            throw new ArgumentException($"A margin of {margin} is not a finite number.", nameof(margin));
        }

        var moments = Moments.Of(samples);
        var distance = moments.Mean - margin;
        return (moments.Mean, distance == 0 ? 0 : distance / moments.StandardError, moments.Count - 1);
    }

    // The lower tail at −t keeps the digits of a small p, which 1 less the lower tail at t would lose.
    private static double UpperTail(double t, int degreesOfFreedom) =>
        StudentT.CDF(location: 0, scale: 1, freedom: degreesOfFreedom, x: -t);
}
