namespace MotifAnalysis.Statistics;

/// <summary>The correction of several tests that holds the share of false ones among those found.</summary>
/// <remarks>
/// Benjamini and Hochberg 1995, <see href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x"/>; for independent or
/// positively dependent tests.
/// </remarks>
public static class BenjaminiHochberg
{
    /// <summary>
    /// The adjusted p: with p₍₁₎ ≤ … ≤ p₍ₘ₎, min over j ≥ i of min(1, m p₍ⱼ₎ / j) for p₍ᵢ₎ (R's
    /// <c>p.adjust(p, "BH")</c>).
    /// </summary>
    /// <param name="pValues">[m], each in [0, 1].</param>
    /// <returns>[m], in the order given.</returns>
    /// <exception cref="ArgumentException">One is not in [0, 1].</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var sorted = pValues.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var adjusted = new double[sorted.Length];
        var smallest = 1.0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (!(sorted[i] >= 0 && sorted[i] <= 1))
            {
                throw new ArgumentException($"A p of {sorted[i]} is not between 0 and 1.", nameof(pValues));
            }

            smallest = Math.Min(smallest, sorted[i] * sorted.Length / (i + 1));
            adjusted[order[i]] = smallest;
        }

        return adjusted;
    }
}
