namespace GenomicAttention.Evaluation.Statistics;

/// <summary>Ranks from 1, where equal values share the mean of the ranks that they take up.</summary>
internal static class MidRanks
{
    /// <summary>Ranks values.</summary>
    /// <param name="values">[n], none of them not a number.</param>
    /// <returns>[n], in the order of the values, and Σ (t³ − t) over groups of t equal values.</returns>
    public static (double[] Ranks, double TieTerm) Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        var tieTerm = 0.0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++) { }
            foreach (var position in order.AsSpan(start..end))
            {
                ranks[position] = (start + 1 + end) / 2.0;
            }

            tieTerm += Math.Pow(end - start, 3) - (end - start);
        }

        return (ranks, tieTerm);
    }
}
