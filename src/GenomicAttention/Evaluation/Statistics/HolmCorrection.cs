namespace GenomicAttention.Evaluation.Statistics;

/// <summary>Holm's step-down correction of several tests, which holds the chance of any false one.</summary>
/// <remarks>
/// Holm, "A simple sequentially rejective multiple test procedure", 1979, Scandinavian Journal of Statistics 6:65–70.
/// No independence is assumed.
/// </remarks>
public static class HolmCorrection
{
    /// <summary>
    /// The adjusted p: with p₍₁₎ ≤ … ≤ p₍ₘ₎, max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎) for p₍ᵢ₎ (R's
    /// <c>p.adjust(p, "holm")</c>).
    /// </summary>
    /// <param name="pValues">[m], each in [0, 1].</param>
    /// <returns>[m], in the order given. Those at most α are found at level α.</returns>
    /// <exception cref="ArgumentException">One is not in [0, 1].</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var sorted = pValues.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var adjusted = new double[sorted.Length];
        var largest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!(sorted[i] >= 0 && sorted[i] <= 1))
            {
                throw new ArgumentException($"A p of {sorted[i]} is not between 0 and 1.", nameof(pValues));
            }

            largest = Math.Max(largest, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[order[i]] = largest;
        }

        return adjusted;
    }
}
