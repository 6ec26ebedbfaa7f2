namespace ObservedData.Metrics;

/// <summary>Quotients that may have no value.</summary>
internal static class Ratio
{
    /// <summary>The quotient, or null where the denominator is 0: what is undefined is no number.</summary>
    public static double? Of(double numerator, double denominator) => denominator == 0 ? null : numerator / denominator;
}
