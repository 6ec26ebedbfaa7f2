using Manuscript.Results;

namespace Manuscript.Claims.Sections;

/// <summary>Section 3.3: the three models.</summary>
internal static class ArchitectureClaims
{
    private const string SweepDense = "sweep's dense model";
    private const string ComparedDense = "comparison's dense model";

    public static IEnumerable<ClaimRow> Judge(Evidence evidence) =>
        [.. Dense(evidence), .. Sparse(evidence), .. Joint(evidence)];

    private static IReadOnlyList<ClaimRow> Dense(Evidence evidence)
    {
        var sheet = new ClaimSheet("3.3.1");
        var (sweep, compared) = (evidence.Protocol.Sweep.Baseline, evidence.Protocol.Comparison.Traditional);
        void Both(string id, string statement, string paper, Func<ModelProtocol, int?> of) =>
            sheet.Everywhere(id, statement, paper, Whole(of(sweep), SweepDense), Whole(of(compared), ComparedDense));

        sheet.Everywhere(
            "vocabulary",
            "Entries of the dense model's embedding",
            "6",
            Whole(evidence.DenseVocabulary.Sweep, SweepDense),
            Whole(evidence.DenseVocabulary.Comparison, ComparedDense)
        );
        Both("embedding", "Width of the dense model's embedding", "32", model => model.Embedding);
        Both("heads", "Heads of the dense model's attention", "4", model => model.Heads);
        Both("attention-width", "Width of the dense model's attention", "32", model => model.Embedding);
        sheet.Everywhere(
            "head",
            "Widths of the dense model's head",
            "32 → 16 → 1",
            Head(sweep, SweepDense),
            Head(compared, ComparedDense)
        );
        sheet.Everywhere(
            "parameters",
            "Parameters of the dense model",
            "4,961",
            Whole(evidence.Baseline.Parameters, SweepDense),
            Whole(evidence.Model(ComparisonRow.Traditional)?.Parameters, ComparedDense)
        );
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> Sparse(Evidence evidence)
    {
        var sheet = new ClaimSheet("3.3.2");
        var (sweep, comparison) = (evidence.Protocol.Sweep, evidence.Protocol.Comparison);
        const string asDense = "as the dense model";
        static Use? AsDense(ModelProtocol sparse, ModelProtocol dense, string where) =>
            sparse.Hidden is null || dense.Hidden is null
                ? null
                : new Use(sparse.Hidden == dense.Hidden ? asDense : $"{sparse.Hidden} hidden units", where);
        sheet.Everywhere(
            "head",
            "Head of the sparse model",
            asDense,
            AsDense(sweep.Sparse, sweep.Baseline, "sweep"),
            AsDense(comparison.Sparse, comparison.Traditional, "comparison")
        );
        // Properties of the published code that no parameter can change.
        sheet.Holds(
            "importance",
            "The kept positions are the most important ones",
            "top k by importance",
            "a score depends on the letter alone: at most four distinct scores in a sequence, and ties fill most of k",
            holds: false
        );
        sheet.Holds(
            "learned-selection",
            "Which positions are kept is learned",
            "learned",
            "only indices leave the selection, so the selector gets no gradient and keeps its initial weights",
            holds: false
        );
        return sheet.Rows;
    }

    private static IReadOnlyList<ClaimRow> Joint(Evidence evidence)
    {
        var sheet = new ClaimSheet("3.3.3");
        var comparison = evidence.Protocol.Comparison;
        var (embedding, rest) = (comparison.JointEmbeddingLearningRate, comparison.Training.LearningRate);
        sheet.Holds(
            "learning-rates",
            "The joint model's embedding has a learning rate of its own",
            "differential",
            embedding is null
                ? FormattableString.Invariant($"{rest} for all")
                : FormattableString.Invariant($"{embedding} for the embedding, {rest} for the rest"),
            embedding is not null && embedding != rest
        );
        sheet.Number(
            "parameters",
            "Parameters of the joint model",
            "27,505",
            evidence.Model(ComparisonRow.Joint)?.Parameters,
            ComparisonClaims.NoModel(ComparisonRow.Joint)
        );
        return sheet.Rows;
    }

    private static Use? Whole(int? value, string where) =>
        value is { } number ? new Use(PrintedNumber.Grouped(number, 0), where) : null;

    private static Use? Head(ModelProtocol model, string where) =>
        model.Embedding is null || model.Hidden is null
            ? null
            : new Use(FormattableString.Invariant($"{model.Embedding} → {model.Hidden} → 1"), where);
}
