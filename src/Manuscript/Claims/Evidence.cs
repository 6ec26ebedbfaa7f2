using Manuscript.Results;

namespace Manuscript.Claims;

/// <summary>All that claims are judged by.</summary>
/// <param name="Protocol">The study's parameters.</param>
/// <param name="Baseline">The sweep's dense model.</param>
/// <param name="Sweep">The sparse models of the sweep.</param>
/// <param name="Comparison">The compared models.</param>
/// <param name="DenseVocabulary">Rows of the dense models' embeddings, in the sweep and in the comparison.</param>
internal sealed record Evidence(
    Protocol Protocol,
    BaselineRow Baseline,
    IReadOnlyList<SweepRow> Sweep,
    IReadOnlyList<ComparisonRow> Comparison,
    (int? Sweep, int? Comparison) DenseVocabulary
)
{
    public const string NoSparseModel = "the comparison has no sparse model";

    public SweepRow? Cell(double sparsity) => Sweep.FirstOrDefault(cell => Math.Abs(cell.Sparsity - sparsity) < 1e-9);

    public ComparisonRow? Model(string name) => Comparison.FirstOrDefault(row => row.Model == name);
}
