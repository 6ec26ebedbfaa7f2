namespace ObservedData.Metrics;

/// <summary>A probability of each class for each row, [count, classes]; those of a row are 1 in all.</summary>
public sealed class ClassProbabilities
{
    private readonly double[] _values;

    /// <summary>Makes a table of zeros, to be filled.</summary>
    /// <param name="count">Rows.</param>
    /// <param name="classCount">Classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no row count, or there are fewer than two classes.</exception>
    public ClassProbabilities(int count, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        Count = count;
        ClassCount = classCount;
        _values = new double[checked(count * classCount)];
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>The probabilities of one row [classes], to be read or written.</summary>
    /// <param name="row">From zero.</param>
    public Span<double> this[int row] => _values.AsSpan(row * ClassCount, ClassCount);

    /// <summary>The probability of one class, of each row [count].</summary>
    /// <param name="label">The class, from zero; 1 is the positive one of two.</param>
    public double[] Of(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, ClassCount);
        var column = new double[Count];
        for (var row = 0; row < Count; row++)
        {
            column[row] = this[row][label];
        }

        return column;
    }

    /// <summary>The most probable class of each row; of equally probable ones the first.</summary>
    public int[] MostProbable()
    {
        var classes = new int[Count];
        for (var row = 0; row < Count; row++)
        {
            var probabilities = this[row];
            for (var label = 1; label < ClassCount; label++)
            {
                if (probabilities[label] > probabilities[classes[row]])
                {
                    classes[row] = label;
                }
            }
        }

        return classes;
    }
}
