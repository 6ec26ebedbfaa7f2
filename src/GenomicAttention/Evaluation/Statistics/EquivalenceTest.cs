namespace GenomicAttention.Evaluation.Statistics;

/// <summary>Both sides of an <see cref="EquivalenceTest"/>.</summary>
/// <param name="AboveLower">The test that the mean lies above the lower margin.</param>
/// <param name="BelowUpper">The test that it lies below the upper margin.</param>
public readonly record struct EquivalenceResult(MarginResult AboveLower, MarginResult BelowUpper)
{
    /// <summary>The greater of the two p: equivalence holds at a level where both tests do.</summary>
    public double PValue => Math.Max(AboveLower.PValue, BelowUpper.PValue);
}

/// <summary>Two one-sided t tests (TOST) that a mean lies between two margins.</summary>
/// <remarks>
/// Schuirmann, "A comparison of the two one-sided tests procedure and the power approach for assessing the
/// equivalence of average bioavailability", 1987, <see href="https://doi.org/10.1007/BF01068419"/>. A test at level α
/// comes to whether the 1 − 2α interval of <see cref="ConfidenceInterval"/> lies between the margins.
/// </remarks>
public static class EquivalenceTest
{
    /// <summary>Tests that the mean of first values less those that they are paired with is between margins.</summary>
    /// <param name="first">[n], at least two.</param>
    /// <param name="second">[n]; the mean of <c>first[i] − second[i]</c> is tested.</param>
    /// <param name="lower">The lower margin, usually negative.</param>
    /// <param name="upper">The upper margin, above the lower.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two, not as many of each, one is not finite, or the margins are not in order.
    /// </exception>
    public static EquivalenceResult Test(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        double lower,
        double upper
    ) => Test(Paired.Differences(first, second), lower, upper);

    /// <summary>Tests that a mean is between margins.</summary>
    /// <param name="samples">[n], independent, at least two.</param>
    /// <param name="lower">The lower margin.</param>
    /// <param name="upper">The upper margin, above the lower.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two, one is not finite, or the margins are not in order.
    /// </exception>
    public static EquivalenceResult Test(ReadOnlySpan<double> samples, double lower, double upper)
    {
        if (!(lower < upper))
        {
            throw new ArgumentException($"The lower margin, {lower}, is not below the upper, {upper}.");
        }

        return new EquivalenceResult(MarginTest.Above(samples, lower), MarginTest.Below(samples, upper));
    }
}
