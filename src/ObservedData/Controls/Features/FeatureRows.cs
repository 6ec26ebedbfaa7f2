using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;

namespace ObservedData.Controls.Features;

/// <summary>
/// Counts of many sequences, each less its mean. Only counts that are not 0 are held; means are taken off where they
/// are used.
/// </summary>
internal sealed class FeatureRows
{
    private readonly int[][] _columns;
    private readonly double[][] _values;

    /// <summary>Counts.</summary>
    /// <param name="features">What is counted.</param>
    /// <param name="sequences">At least one.</param>
    public FeatureRows(ISequenceFeatures features, EncodedSequences sequences)
    {
        ColumnCount = features.Count;
        _columns = new int[sequences.Count][];
        _values = new double[sequences.Count][];
        Means = new double[features.Count];
        var counts = new int[features.Count];
        for (var row = 0; row < sequences.Count; row++)
        {
            features.CountInto(sequences[row], counts);
            _columns[row] = [.. Enumerable.Range(0, counts.Length).Where(column => counts[column] != 0)];
            _values[row] = Array.ConvertAll(_columns[row], column => (double)counts[column]);
            AddTo(Means, row, 1.0 / sequences.Count);
        }
    }

    public int Count => _columns.Length;

    public int ColumnCount { get; }

    /// <summary>The mean of each count, [columns].</summary>
    public double[] Means { get; }

    /// <summary>The weighted sum of a row's counts, their means not taken off.</summary>
    public double Dot(ReadOnlySpan<double> weights, int row)
    {
        var sum = 0.0;
        var (columns, values) = (_columns[row], _values[row]);
        for (var i = 0; i < columns.Length; i++)
        {
            sum += weights[columns[i]] * values[i];
        }

        return sum;
    }

    /// <summary>Adds a row's counts, times a number, to sums.</summary>
    public void AddTo(Span<double> sums, int row, double times)
    {
        var (columns, values) = (_columns[row], _values[row]);
        for (var i = 0; i < columns.Length; i++)
        {
            sums[columns[i]] += values[i] * times;
        }
    }

    /// <summary>The weighted sum of the mean counts.</summary>
    public double DotMeans(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var column = 0; column < Means.Length; column++)
        {
            sum += weights[column] * Means[column];
        }

        return sum;
    }

    /// <summary>Writes a row out, its means taken off: [columns].</summary>
    public double[] Centred(int row)
    {
        var dense = Array.ConvertAll(Means, mean => -mean);
        AddTo(dense, row, 1);
        return dense;
    }
}
