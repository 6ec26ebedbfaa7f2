namespace MotifAnalysis.Statistics;

/// <summary>
/// Bonferroni's correction without the tests that could not have been significant, whatever came out (Tarone 1990,
/// <see href="https://doi.org/10.2307/2531456"/>): a word that is seen twice cannot be enriched, so it costs nothing.
/// </summary>
internal static class TaroneCorrection
{
    /// <summary>
    /// The smallest K such that at most K tests could reach α / K: each p is to be multiplied by it. The chance of any
    /// false finding is at most α.
    /// </summary>
    /// <param name="logSmallest">The logarithm of the smallest p that each test could have given; is sorted.</param>
    /// <param name="alpha">α.</param>
    public static int Factor(double[] logSmallest, double alpha)
    {
        Array.Sort(logSmallest);
        var factor = 1;
        while (CountAtMost(logSmallest, Math.Log(alpha / factor)) > factor)
        {
            factor++;
        }

        return factor;
    }

    private static int CountAtMost(double[] sorted, double bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
