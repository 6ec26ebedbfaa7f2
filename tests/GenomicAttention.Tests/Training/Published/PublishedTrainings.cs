using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Synthesis;
using GenomicAttention.Training;
using GenomicAttention.Training.Published;

namespace GenomicAttention.Tests.Training.Published;

/// <summary>The published trainings at seed 42: each is run when it is first asked for, and then kept.</summary>
internal static class PublishedTrainings
{
    public const long Seed = 42;

    private static readonly AdamOptions TorchDefaults = new(0.9, 0.999, 1e-8);

    private static readonly Lazy<(LabelledSequences Train, LabelledSequences Validation)> SweepSets = new(
        GenerateSweep
    );
    private static readonly Lazy<LabelledSequences> ComparisonSet = new(() =>
        new ComparisonGenerator(PublishedProtocols.Comparison).Generate(new NumpyRandomState(Seed), 1500)
    );
    private static readonly Lazy<SweepBaselineResult> SweepBaselineRun = new(() =>
        SweepBaseline.Train(BaselineOptions, SweepTrain, SweepValidation, Seed)
    );
    private static readonly Dictionary<int, Lazy<SweepCellResult>> SweepRuns = Sparsities
        .Select((_, cell) => cell)
        .ToDictionary(cell => cell, cell => new Lazy<SweepCellResult>(() => TrainSweepCell(cell)));
    private static readonly Dictionary<ComparedModel, Lazy<ComparisonResult>> ComparisonRuns =
        Enum.GetValues<ComparedModel>()
            .ToDictionary(
                model => model,
                model => new Lazy<ComparisonResult>(() =>
                    ComparisonCell.Train(ComparisonOptions, model, ComparisonData, Seed)
                )
            );

    public static double[] Sparsities => [0.05, 0.1, 0.2];

    public static DenseAttentionOptions Dense(int heads, AttentionKernel kernel = AttentionKernel.Collapsed) =>
        new(EmbeddingWidth: 32, heads, HiddenWidth: 16, Dropout: 0.1, kernel);

    public static SparseAttentionOptions Sparse(SparseApproximator approximator) =>
        new(EmbeddingWidth: 32, SelectorWidth: 16, BottleneckWidth: 8, HiddenWidth: 16, Dropout: 0.1, approximator);

    public static JointPipelineOptions Joint =>
        new(EmbeddingWidth: 32, EmbeddingStd: 0.01, [new(64, 7), new(32, 5), new(16, 3)], [32, 16], Dropout: 0.1);

    public static SweepBaselineOptions BaselineOptions =>
        new(Dense(heads: 2), TrainedFor(epochs: 25), AnalysedSequences: 5);

    public static ComparisonCellOptions ComparisonOptions =>
        new(
            Dense(heads: 4),
            Sparse(SparseApproximator.OneLayer),
            Sparsity: 0.1,
            Joint,
            JointEmbeddingLearningRate: 0.005,
            TrainShare: 0.7,
            ValidationShare: 0.15,
            TrainedFor(epochs: 25)
        );

    public static LabelledSequences SweepTrain => SweepSets.Value.Train;

    public static LabelledSequences SweepValidation => SweepSets.Value.Validation;

    public static LabelledSequences ComparisonData => ComparisonSet.Value;

    public static SweepBaselineResult Baseline => SweepBaselineRun.Value;

    public static SweepCellResult SweepCellAt(int cell) => SweepRuns[cell].Value;

    public static ComparisonResult Compared(ComparedModel model) => ComparisonRuns[model].Value;

    public static TrainingOptions TrainedFor(int epochs, int batchSize = 32) =>
        new(batchSize, epochs, LearningRate: 0.001, TorchDefaults);

    public static SweepCellOptions SweepOptions(int cell) =>
        new(
            Dense(heads: 2),
            Sparse(SparseApproximator.AppendixA2),
            Sparsities[cell],
            Predecessors: cell,
            TrainShare: 0.8,
            TrainedFor(epochs: 20)
        );

    private static SweepCellResult TrainSweepCell(int cell) =>
        SweepCell.Train(SweepOptions(cell), SweepTrain, Baseline.Weights, Seed);

    private static (LabelledSequences Train, LabelledSequences Validation) GenerateSweep()
    {
        var random = new PythonRandom(Seed);
        var generator = new SweepGenerator(PublishedProtocols.Sweep);
        return (generator.Generate(random, 800), generator.Generate(random, 200));
    }
}
