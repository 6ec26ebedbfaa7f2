namespace Manuscript.Results;

/// <summary>One sparsity of the sweep (section 4.2): a row of <c>sweep.csv</c>.</summary>
/// <param name="Sparsity">The share of positions asked for, from 0 to 1.</param>
/// <param name="KeptPositions">The positions that were kept of each sequence.</param>
/// <param name="Parameters">The sparse model's trainable numbers.</param>
/// <param name="DenseLoss">The dense baseline's mean of batch means of squared errors.</param>
/// <param name="SparseLoss">The sparse model's, on the same sequences.</param>
/// <param name="PerformanceMaintained">In percent; see <see cref="Maintained"/>.</param>
/// <param name="Savings">The share of positions left out, in percent; nothing is timed.</param>
public sealed record SweepRow(
    double Sparsity,
    int KeptPositions,
    int Parameters,
    double DenseLoss,
    double SparseLoss,
    double PerformanceMaintained,
    double Savings
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "sweep.csv";

    internal static readonly CsvSchema<SweepRow> Csv = new(
        ["sparsity", "kept_positions", "parameters", "dense_loss", "sparse_loss", "performance_maintained", "savings"],
        row => new SweepRow(
            row.Double("sparsity"),
            row.Integer("kept_positions"),
            row.Integer("parameters"),
            row.Double("dense_loss"),
            row.Double("sparse_loss"),
            row.Double("performance_maintained"),
            row.Double("savings")
        ),
        row =>
            [
                row.Sparsity,
                row.KeptPositions,
                row.Parameters,
                row.DenseLoss,
                row.SparseLoss,
                row.PerformanceMaintained,
                row.Savings,
            ]
    );

    internal static SweepRow From(LocatedJson metrics)
    {
        var (kept, length) = (metrics.Integer("kept_positions"), metrics.Integer("length"));
        var (dense, sparse) = (metrics.Double("dense_loss"), metrics.Double("sparse_loss"));
        return new SweepRow(
            metrics.Double("sparsity"),
            kept,
            metrics.Integer("parameters"),
            dense,
            sparse,
            Maintained(dense, sparse),
            Saved(kept, length)
        );
    }

    /// <summary>
    /// The published measure, <c>(1 - (sparse - dense) / dense) * 100</c>. The order of the operations is
    /// the script's: another one may differ in the last bit.
    /// </summary>
    internal static double Maintained(double dense, double sparse) => (1 - (sparse - dense) / dense) * 100;

    internal static double Saved(int kept, int length) => 100 * (1 - (double)kept / length);
}
