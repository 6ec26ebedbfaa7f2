using Manuscript.Results;

namespace Manuscript.Claims;

/// <summary>All that claims are judged by.</summary>
internal sealed record Evidence(
    Protocol Protocol,
    BaselineRow Baseline,
    IReadOnlyList<SweepRow> Sweep,
    IReadOnlyList<ComparisonRow> Comparison
)
{
    public const string NoSparseModel = "the comparison has no sparse model";

    public SweepRow? Cell(double sparsity) => Sweep.FirstOrDefault(cell => Math.Abs(cell.Sparsity - sparsity) < 1e-9);

    public ComparisonRow? Model(string name) => Comparison.FirstOrDefault(row => row.Model == name);
}
