using MotifAnalysis.Matrices;

namespace MotifAnalysis.Comparison;

/// <summary>The correlation of each column of a query, on either strand, with each column of all targets.</summary>
internal sealed class ColumnTable
{
    private readonly double[] _forward; // [query width, columns]
    private readonly double[] _reverse; // [query width, columns]
    private readonly int[] _starts; // [targets + 1]

    public ColumnTable(PositionWeightMatrix query, IReadOnlyList<MatrixMotif> targets)
    {
        QueryWidth = query.Width;
        _starts = new int[targets.Count + 1];
        for (var target = 0; target < targets.Count; target++)
        {
            _starts[target + 1] = _starts[target] + targets[target].Matrix.Width;
        }

        _forward = Correlations(query, targets);
        _reverse = Correlations(query.ReverseComplement(), targets);
    }

    public int QueryWidth { get; }

    /// <summary>Columns of all targets.</summary>
    public int Count => _starts[^1];

    /// <summary>The columns of a target, in its order.</summary>
    public int[] ColumnsOf(int target) => [.. Enumerable.Range(_starts[target], _starts[target + 1] - _starts[target])];

    public double Correlation(Strand strand, int queryColumn, int column) =>
        (strand == Strand.Forward ? _forward : _reverse)[(queryColumn * Count) + column];

    private double[] Correlations(PositionWeightMatrix query, IReadOnlyList<MatrixMotif> targets)
    {
        var table = new double[query.Width * Count];
        for (var position = 0; position < query.Width; position++)
        {
            var column = position * Count;
            foreach (var target in targets)
            {
                for (var other = 0; other < target.Matrix.Width; other++)
                {
                    table[column++] = ColumnCorrelation.Of(query, position, target.Matrix, other);
                }
            }
        }

        return table;
    }
}
