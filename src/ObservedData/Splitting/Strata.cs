namespace ObservedData.Splitting;

/// <summary>Classes of labels that are numbers, so that each part of a split gets low and high ones.</summary>
public static class Strata
{
    /// <summary>Cuts the labels' order into parts of about one size; equal labels are never cut apart.</summary>
    /// <param name="labels">[n], none of them not a number.</param>
    /// <param name="quantiles">How many parts, at least 1; 4 gives quartiles.</param>
    /// <returns>[n], from 0 for the lowest. Some part may be missing where many labels are equal.</returns>
    /// <exception cref="ArgumentException">A label is not a number, or there are too few quantiles.</exception>
    public static int[] OfLabels(IReadOnlyList<float> labels, int quantiles)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantiles, 1);
        if (labels.Any(float.IsNaN))
        {
            throw new ArgumentException("A label is not a number: it has no quantile.", nameof(labels));
        }

        float[] sorted = [.. labels.Order()];
        var rankOfLabel = new Dictionary<float, int>();
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            rankOfLabel.TryAdd(sorted[rank], rank);
        }

        return [.. labels.Select(label => (int)((long)rankOfLabel[label] * quantiles / labels.Count))];
    }
}
