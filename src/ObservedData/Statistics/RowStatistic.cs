namespace ObservedData.Statistics;

/// <summary>A number that is computed from some of the rows, each once or more often.</summary>
/// <param name="rows">Rows, ascending; valid only until the statistic returns.</param>
/// <returns>A finite number, or null where these rows have none, as one class has no AUROC.</returns>
public delegate double? RowStatistic(ReadOnlySpan<int> rows);

/// <summary>A metric of probabilities of two classes, such as <see cref="Metrics.BinaryScores.Auroc"/>.</summary>
/// <param name="probabilities">Of the positive class, [n].</param>
/// <param name="isPositive">[n].</param>
public delegate double? BinaryMetric(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isPositive);

/// <summary>Statistics of rows from metrics of predictions.</summary>
public static class RowStatistics
{
    /// <summary>A metric of the predictions of some rows.</summary>
    /// <param name="probabilities">Of the positive class, for all rows.</param>
    /// <param name="isPositive">Of all rows.</param>
    /// <param name="metric">What is computed.</param>
    public static RowStatistic Of(
        IReadOnlyList<double> probabilities,
        IReadOnlyList<bool> isPositive,
        BinaryMetric metric
    )
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(isPositive);
        ArgumentNullException.ThrowIfNull(metric);
        return rows =>
        {
            var (drawn, labels) = (new double[rows.Length], new bool[rows.Length]);
            for (var i = 0; i < rows.Length; i++)
            {
                (drawn[i], labels[i]) = (probabilities[rows[i]], isPositive[rows[i]]);
            }

            return metric(drawn, labels);
        };
    }

    /// <summary>The first statistic less the second, of the same rows: null where either has no value.</summary>
    /// <param name="first">Of one model.</param>
    /// <param name="second">Of another, which predicted the same rows.</param>
    public static RowStatistic Difference(RowStatistic first, RowStatistic second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return rows => first(rows) - second(rows);
    }
}
