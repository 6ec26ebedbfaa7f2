namespace ObservedData.Metrics;

/// <summary>What metrics ask of their arguments.</summary>
internal static class MetricDemand
{
    /// <exception cref="ArgumentException">There are none, or not as many of one as of the other.</exception>
    public static void Pairs(int predictions, int labels)
    {
        if (predictions != labels || labels == 0)
        {
            throw new ArgumentException(
                $"{predictions} predictions and {labels} labels: as many of each are needed, one or more."
            );
        }
    }

    /// <exception cref="ArgumentException">A value is not a probability.</exception>
    public static void Probabilities(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] <= 1))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Prediction {i} is {values[i]}: a probability is from 0 to 1.")
                );
            }
        }
    }

    /// <exception cref="ArgumentException">A class is outside the range.</exception>
    public static void Classes(ReadOnlySpan<int> classes, int classCount)
    {
        if (classes.ContainsAnyExceptInRange(0, classCount - 1))
        {
            throw new ArgumentException($"A class is outside 0 to {classCount - 1}.");
        }
    }
}
