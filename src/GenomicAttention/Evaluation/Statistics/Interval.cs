namespace GenomicAttention.Evaluation.Statistics;

/// <summary>An estimate and the interval that is reported with it.</summary>
/// <param name="Estimate">The statistic of the samples themselves.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">
/// Its upper end, not below <paramref name="Low"/>. A bootstrap interval of a strongly biased statistic may leave the
/// estimate outside.
/// </param>
public readonly record struct Interval(double Estimate, double Low, double High)
{
    /// <summary>How far apart the ends are.</summary>
    public double Width => High - Low;

    /// <summary>Whether a value lies in the interval, ends included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
