using GenomicAttention.RandomStreams;

namespace GenomicAttention.Evaluation.Statistics;

/// <summary>A statistic of other sets of rows than the one at hand.</summary>
internal static class Resampling
{
    /// <summary>The statistic of all rows, each once.</summary>
    /// <exception cref="ArgumentException">The statistic is not finite.</exception>
    public static double All(int count, Func<ReadOnlySpan<int>, double> statistic) =>
        Finite(statistic(Enumerable.Range(0, count).ToArray()));

    /// <summary>The statistic of as many rows as there are, drawn with replacement, time and again.</summary>
    /// <returns>[resamples], in the order drawn.</returns>
    /// <exception cref="ArgumentException">The statistic is not finite.</exception>
    public static double[] Bootstrap(
        int count,
        Func<ReadOnlySpan<int>, double> statistic,
        int resamples,
        MersenneTwister random
    )
    {
        var values = new double[resamples];
        var rows = new int[count];
        for (var resample = 0; resample < resamples; resample++)
        {
            for (var i = 0; i < count; i++)
            {
                rows[i] = (int)(random.NextDouble() * count);
            }

            // The same rows in another order would give other last bits, and not tie with the estimate.
            Array.Sort(rows);
            values[resample] = Finite(statistic(rows));
        }

        return values;
    }

    /// <summary>The statistic without each of the rows in turn.</summary>
    /// <returns>[count].</returns>
    /// <exception cref="ArgumentException">The statistic is not finite.</exception>
    public static double[] Jackknife(int count, Func<ReadOnlySpan<int>, double> statistic)
    {
        var rows = Enumerable.Range(0, count);
        return [.. rows.Select(left => Finite(statistic(rows.Where(row => row != left).ToArray())))];
    }

    private static double Finite(double value) =>
        double.IsFinite(value)
            ? value
            : throw new ArgumentException($"The statistic is {value} for some of the rows: it must be finite for any.");
}
