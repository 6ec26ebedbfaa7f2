using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Appendix A.1 to A.3: selector, approximator and hyperparameters.</summary>
internal static class AppendixClaims
{
    private const string SweepDense = "sweep's dense model";
    private const string SweepSparse = "sweep's sparse models";
    private const string Sweep = "sweep";
    private const string Comparison = "comparison";

    public static IEnumerable<ClaimRow> Judge(Evidence evidence) =>
        [.. Selector(evidence.Protocol), .. Approximator(evidence), .. Hyperparameters(evidence.Protocol)];

    private static IReadOnlyList<ClaimRow> Selector(Protocol protocol)
    {
        var sheet = new ClaimSheet("A.1");
        var (sweep, compared) = (protocol.Sweep.Sparse, protocol.Comparison.Sparse);
        SparseWidth(sheet, "embedding", "Width that the selector reads", "32", model => model.Embedding);
        // The paper's code says embed_dim // 2.
        SparseWidth(sheet, "hidden", "Hidden width of the selector", "16", model => model.Selector);
        return sheet.Rows;

        void SparseWidth(ClaimSheet of, string id, string statement, string paper, Func<ModelProtocol, int?> width) =>
            of.Everywhere(id, statement, paper, Whole(width(sweep), Sweep), Whole(width(compared), Comparison));
    }

    private static IReadOnlyList<ClaimRow> Approximator(Evidence evidence)
    {
        var sheet = new ClaimSheet("A.2");
        var (sweep, compared) = (evidence.Protocol.Sweep.Sparse, evidence.Protocol.Comparison.Sparse);
        sheet.Everywhere(
            "embedding",
            "Width of the approximator's output",
            "32",
            Whole(sweep.Embedding, Sweep),
            Whole(compared.Embedding, Comparison)
        );
        sheet.Everywhere(
            "hidden",
            "Hidden widths of the approximator",
            "8, 8",
            Widths(sweep.Approximator, Sweep),
            Widths(compared.Approximator, Comparison)
        );
        sheet.Everywhere(
            "parameters",
            "Parameters of the one sparse model that the text describes (number from section 4.3)",
            "2,346",
            [
                .. evidence.Sweep.Select(cell => cell.Parameters).Distinct().Select(count => Whole(count, Sweep)),
                Whole(evidence.Model(ComparisonRow.Sparse)?.Parameters, Comparison),
            ]
        );
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> Hyperparameters(Protocol protocol)
    {
        var sheet = new ClaimSheet("A.3");
        var (sweep, comparison) = (protocol.Sweep, protocol.Comparison);
        var joint = comparison.JointEmbeddingLearningRate;
        sheet.Everywhere(
            "learning-rate",
            "Learning rate",
            "0.001",
            Rate(sweep.BaselineTraining.LearningRate, SweepDense),
            Rate(sweep.SparseTraining.LearningRate, SweepSparse),
            Rate(comparison.Training.LearningRate, Comparison),
            joint is { } rate ? Rate(rate, "joint model's embedding") : null
        );
        sheet.Everywhere(
            "batch-size",
            "Sequences in a batch",
            "32",
            Whole(sweep.BaselineTraining.BatchSize, SweepDense),
            Whole(sweep.SparseTraining.BatchSize, SweepSparse),
            Whole(comparison.Training.BatchSize, Comparison)
        );
        sheet.Everywhere(
            "epochs",
            "Epochs of every training",
            "25",
            Whole(sweep.BaselineTraining.Epochs, SweepDense),
            Whole(sweep.SparseTraining.Epochs, SweepSparse),
            Whole(comparison.Training.Epochs, Comparison)
        );
        sheet.Everywhere(
            "embedding",
            "Width of every embedding",
            "32",
            Whole(sweep.Baseline.Embedding, SweepDense),
            Whole(sweep.Sparse.Embedding, SweepSparse),
            Whole(comparison.Traditional.Embedding, "comparison's dense model"),
            Whole(comparison.Sparse.Embedding, "comparison's sparse model"),
            Whole(comparison.Joint.Embedding, "joint model")
        );
        sheet.Everywhere(
            "length",
            "Length of a sequence",
            "200",
            Whole(sweep.Length, Sweep),
            Whole(comparison.Length, Comparison)
        );
        return sheet.Rows;
    }

    private static Use? Whole(int? value, string where) =>
        value is { } number ? new Use(PrintedNumber.Grouped(number, 0), where) : null;

    private static Use? Widths(IReadOnlyList<int>? widths, string where) =>
        widths is null ? null : new Use(string.Join(", ", widths), where);

    /// <summary>A setting is compared as it is, not rounded: 0.0005 is not 0.001.</summary>
    private static Use Rate(double rate, string where) => new(FormattableString.Invariant($"{rate}"), where);
}
