namespace Build.Parameters;

/// <summary>A study: a named protocol with its parameters.</summary>
/// <param name="Seed">The one seed of the authors' scripts.</param>
/// <param name="Adam">The constants of every optimiser.</param>
/// <param name="Sweep">Phases 1 and 2: a dense baseline, and sparse models at several sparsities.</param>
/// <param name="Comparison">Phase 3: three models on a data set of their own.</param>
public sealed record PublishedStudy(
    long Seed,
    AdamParameters Adam,
    SweepParameters Sweep,
    ComparisonParameters Comparison
) : Study;

/// <summary>Adam's constants beside its learning rate.</summary>
public sealed record AdamParameters(double Beta1, double Beta2, double Epsilon);

/// <summary>A motif that a generator plants.</summary>
public sealed record MotifParameters(string Name, string Sequence, double Strength);

/// <summary>Phases 1 and 2 (paper 4.2).</summary>
public sealed record SweepParameters(
    SweepDataParameters Data,
    DenseTrainingParameters Baseline,
    int AttentionExamples,
    SparseTrainingParameters Sparse,
    IReadOnlyList<double> Sparsities
);

/// <summary>The data of phase 1; lengths and distances in bp.</summary>
public sealed record SweepDataParameters(
    int TrainingSequences,
    int ValidationSequences,
    int Length,
    IReadOnlyList<MotifParameters> Motifs,
    MotifCountRange MotifsPerSequence,
    int Margin,
    int MinimumDistance
);

/// <summary>A number of motifs drawn uniformly, both ends included.</summary>
public sealed record MotifCountRange(int Minimum, int Maximum);

/// <summary>A number of motifs drawn from Poisson's distribution.</summary>
public sealed record MotifCountPoisson(double PoissonMean);

/// <summary>The dense baseline of the sweep and its training (3.3.1, A.3).</summary>
public sealed record DenseTrainingParameters(
    int Embedding,
    int Heads,
    int Hidden,
    double Dropout,
    string Kernel,
    int Epochs,
    int BatchSize,
    double LearningRate
);

/// <summary>The sparse model of the sweep and its training (A.1 to A.3).</summary>
public sealed record SparseTrainingParameters(
    int Embedding,
    int Selector,
    IReadOnlyList<int> Approximator,
    int Hidden,
    double Dropout,
    int Epochs,
    int BatchSize,
    double LearningRate,
    double TrainingFraction
);

/// <summary>Phase 3 (paper 4.1 and 4.3): its data, split, training and three models.</summary>
public sealed record ComparisonParameters(
    int Samples,
    int Length,
    IReadOnlyList<MotifParameters> Motifs,
    MotifCountPoisson MotifsPerSequence,
    double InitialStrength,
    double Noise,
    double TrainingFraction,
    double ValidationFraction,
    double Sparsity,
    int Epochs,
    int BatchSize,
    double LearningRate,
    DenseModelParameters Traditional,
    SparseModelParameters Sparse,
    JointModelParameters Joint
);

/// <summary>The dense model of phase 3 (3.3.1).</summary>
public sealed record DenseModelParameters(int Embedding, int Heads, int Hidden, double Dropout, string Kernel);

/// <summary>The sparse model of phase 3 (3.3.2, with the scripts' smaller approximator).</summary>
public sealed record SparseModelParameters(
    int Embedding,
    int Selector,
    IReadOnlyList<int> Approximator,
    int Hidden,
    double Dropout
);

/// <summary>The joint model of phase 3 (3.3.3); widths in bp.</summary>
public sealed record JointModelParameters(
    int Embedding,
    IReadOnlyList<int> Filters,
    IReadOnlyList<int> Widths,
    IReadOnlyList<int> Predictor,
    double Dropout,
    double EmbeddingLearningRate,
    double InitialEmbedding
);
