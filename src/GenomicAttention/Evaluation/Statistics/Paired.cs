namespace GenomicAttention.Evaluation.Statistics;

/// <summary>Values that belong together in pairs.</summary>
internal static class Paired
{
    /// <summary>first[i] − share × second[i].</summary>
    /// <param name="first">[n].</param>
    /// <param name="second">[n].</param>
    /// <param name="share">How much of the second is taken off the first.</param>
    /// <exception cref="ArgumentException">There are not as many of each.</exception>
    public static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double share = 1)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"There are {first.Length} values and {second.Length} to pair them with: as many of each are needed."
            );
        }

        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - (share * second[i]);
        }

        return differences;
    }
}
