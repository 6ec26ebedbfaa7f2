namespace Manuscript.Results;

/// <summary>A motif that a generator plants.</summary>
internal sealed record PlantedMotif(string Name, string Sequence, double Strength);

/// <summary>What the manuscript has to know of the study's parameters; everything else is ignored.</summary>
internal sealed record Protocol(long Seed, SweepProtocol Sweep, ComparisonProtocol Comparison)
{
    public static Protocol Read(string file)
    {
        var json = LocatedJson.Read(file);
        return new Protocol(
            json.Long("seed"),
            SweepProtocol.From(json.At("sweep")),
            ComparisonProtocol.From(json.At("comparison"))
        );
    }

    public static IReadOnlyList<PlantedMotif> Motifs(LocatedJson data) =>
        [
            .. data.Items("motifs")
                .Select(motif => new PlantedMotif(
                    motif.String("name"),
                    motif.String("sequence"),
                    motif.Double("strength")
                )),
        ];

    /// <summary>The published split: products truncated in double precision.</summary>
    public static int Share(int sequences, double fraction) => (int)(sequences * fraction);
}

/// <summary>How many motifs a sequence gets: within bounds, or Poisson-distributed.</summary>
internal sealed record MotifCount(int? Minimum, int? Maximum, double? PoissonMean)
{
    public static MotifCount From(LocatedJson data)
    {
        var count = data.At("motifs_per_sequence");
        return count.Find("poisson_mean") is { } mean
            ? new MotifCount(null, null, mean.AsDouble())
            : new MotifCount(count.Integer("minimum"), count.Integer("maximum"), null);
    }
}

/// <summary>How a model is shaped and trained, as far as the paper states it; null where not given.</summary>
internal sealed record ModelProtocol(
    int? Embedding,
    int? Heads,
    int? Hidden,
    int? Selector,
    IReadOnlyList<int>? Approximator
)
{
    public static ModelProtocol From(LocatedJson model) =>
        new(
            model.Find("embedding")?.AsInteger(),
            model.Find("heads")?.AsInteger(),
            model.Find("hidden")?.AsInteger(),
            model.Find("selector")?.AsInteger(),
            model.Find("approximator") is null
                ? null
                : [.. model.Items("approximator").Select(width => width.AsInteger())]
        );
}

/// <summary>Epochs, batch size and learning rate of a training.</summary>
internal sealed record TrainingProtocol(int Epochs, int BatchSize, double LearningRate)
{
    public static TrainingProtocol From(LocatedJson training) =>
        new(training.Integer("epochs"), training.Integer("batch_size"), training.Double("learning_rate"));
}

/// <summary>Phases 1 and 2: data, the dense baseline, the sparse models.</summary>
internal sealed record SweepProtocol(
    int TrainingSequences,
    int ValidationSequences,
    int Length,
    IReadOnlyList<PlantedMotif> Motifs,
    MotifCount MotifsPerSequence,
    double? Noise,
    ModelProtocol Baseline,
    TrainingProtocol BaselineTraining,
    ModelProtocol Sparse,
    TrainingProtocol SparseTraining,
    double SparseTrainingFraction
)
{
    /// <summary>Of the baseline's training sequences, those that the sparse models are trained on.</summary>
    public int SparseTrainingSequences => Protocol.Share(TrainingSequences, SparseTrainingFraction);

    /// <summary>The rest of them: sparse and dense model are compared on these.</summary>
    public int ComparedSequences => TrainingSequences - SparseTrainingSequences;

    public static SweepProtocol From(LocatedJson sweep)
    {
        var data = sweep.At("data");
        return new SweepProtocol(
            data.Integer("training_sequences"),
            data.Integer("validation_sequences"),
            data.Integer("length"),
            Protocol.Motifs(data),
            MotifCount.From(data),
            data.Find("noise")?.AsDouble(),
            ModelProtocol.From(sweep.At("baseline")),
            TrainingProtocol.From(sweep.At("baseline")),
            ModelProtocol.From(sweep.At("sparse")),
            TrainingProtocol.From(sweep.At("sparse")),
            sweep.Double("sparse.training_fraction")
        );
    }
}

/// <summary>Phase 3: data, split, training and the three models.</summary>
internal sealed record ComparisonProtocol(
    int Samples,
    int Length,
    IReadOnlyList<PlantedMotif> Motifs,
    MotifCount MotifsPerSequence,
    double InitialStrength,
    double? Noise,
    double TrainingFraction,
    double ValidationFraction,
    double Sparsity,
    TrainingProtocol Training,
    ModelProtocol Traditional,
    ModelProtocol Sparse,
    ModelProtocol Joint,
    double? JointEmbeddingLearningRate
)
{
    public int TrainingSequences => Protocol.Share(Samples, TrainingFraction);

    public int ValidationSequences => Protocol.Share(Samples, ValidationFraction);

    public int TestSequences => Samples - TrainingSequences - ValidationSequences;

    /// <summary>The positions that the sparse model keeps, at least one.</summary>
    public int KeptPositions => Math.Max(1, Protocol.Share(Length, Sparsity));

    public static ComparisonProtocol From(LocatedJson comparison) =>
        new(
            comparison.Integer("samples"),
            comparison.Integer("length"),
            Protocol.Motifs(comparison),
            MotifCount.From(comparison),
            comparison.Find("initial_strength")?.AsDouble() ?? 0,
            comparison.Find("noise")?.AsDouble(),
            comparison.Double("training_fraction"),
            comparison.Double("validation_fraction"),
            comparison.Double("sparsity"),
            TrainingProtocol.From(comparison),
            ModelProtocol.From(comparison.At("traditional")),
            ModelProtocol.From(comparison.At("sparse")),
            ModelProtocol.From(comparison.At("joint")),
            comparison.Find("joint.embedding_learning_rate")?.AsDouble()
        );
}
