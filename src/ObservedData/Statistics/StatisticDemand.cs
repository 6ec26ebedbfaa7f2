namespace ObservedData.Statistics;

/// <summary>What the statistics here ask of their arguments.</summary>
internal static class StatisticDemand
{
    /// <exception cref="ArgumentException">The level is not between 0 and 1.</exception>
    public static void Confidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A confidence of {confidence} is not between 0 and 1; 0.95 is usual.")
            );
        }
    }
}
