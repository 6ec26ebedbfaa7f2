using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Training.Published;

/// <summary>One sparsity of the published second phase.</summary>
/// <param name="Baseline">The shape of the dense model that is compared with.</param>
/// <param name="Model">The sparse model's shape.</param>
/// <param name="Sparsity">The share of positions that is kept.</param>
/// <param name="Predecessors">
/// How many sparsities the script trains before this one in the same stream; their values draw nothing.
/// </param>
/// <param name="TrainShare">The share of sequences to learn from; the two models are compared on the rest.</param>
/// <param name="Training">How the sparse model is trained.</param>
public sealed record SweepCellOptions(
    DenseAttentionOptions Baseline,
    SparseAttentionOptions Model,
    double Sparsity,
    int Predecessors,
    double TrainShare,
    TrainingOptions Training
);

/// <summary>What one sparsity gives.</summary>
/// <param name="KeptPositions">Positions of a sequence that are kept.</param>
/// <param name="ParameterCount">Numbers of the sparse model, those that never change included.</param>
/// <param name="DenseLoss">The baseline's loss on the sequences compared on, which it was trained on.</param>
/// <param name="SparseLoss">The sparse model's loss on them, which it was not trained on.</param>
/// <param name="History">The sparse model's losses.</param>
/// <param name="Weights">Its trained weights.</param>
public sealed record SweepCellResult(
    int KeptPositions,
    long ParameterCount,
    double DenseLoss,
    double SparseLoss,
    History History,
    ModelWeights Weights
)
{
    /// <summary>"Performance maintained" of section 4.1, in per cent.</summary>
    public double PerformanceMaintained => (1 - ((SparseLoss - DenseLoss) / DenseLoss)) * 100;
}

/// <summary>
/// Trains one sparsity of the sweep as the published script does, in a process of its own: the draws of the
/// sparsities before it are made without their arithmetic.
/// </summary>
public static class SweepCell
{
    /// <summary>Trains the sparse model, then compares it with the baseline.</summary>
    /// <param name="options">The protocol's numbers.</param>
    /// <param name="data">The sequences that the baseline was trained on.</param>
    /// <param name="baseline">The baseline's trained weights.</param>
    /// <param name="seed">Seeds torch's default generator.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="checkpoint">Where the training goes on from, if it was killed before.</param>
    public static SweepCellResult Train(
        SweepCellOptions options,
        LabelledSequences data,
        ModelWeights baseline,
        long seed,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(baseline);
        using var random = new TorchRandom(seed);
        var split = RandomSplit.Draw(random, data.Count, options.TrainShare);
        var (train, held) = (split.Of(data, 0), split.Of(data, 1));
        for (var index = 0; index < options.Predecessors; index++)
        {
            Skip(options, index, train.Count, random, seed);
        }

        using var sparse = new SparseAttention(options.Model, options.Sparsity);
        var training = new PublishedTraining(options.Training, random, progress, checkpoint);
        var history = training.Run(sparse, train, held);
        using var dense = MakeBaseline(options, options.Predecessors, random, seed);
        baseline.CopyTo(dense);

        using var batches = new Batches(held, options.Training.BatchSize);
        return new SweepCellResult(
            SparseAttention.KeptPositions(data.Sequences.Length, options.Sparsity),
            sparse.ParameterCount,
            Evaluator.Loss(dense, batches, random),
            Evaluator.Loss(sparse, batches, random),
            history,
            ModelWeights.Of(sparse)
        );
    }

    // What a sparsity draws: weights, training, the baseline's weights, and one pass that compares both models.
    private static void Skip(SweepCellOptions options, int index, int sequences, TorchRandom random, long seed)
    {
        using var sparse = new SparseAttention(options.Model, options.Sparsity);
        random.SkipTraining(sparse, sequences, options.Training.Epochs);
        using var dense = MakeBaseline(options, index, random, seed);
        random.BeginPass();
    }

    private static DenseAttention MakeBaseline(SweepCellOptions options, int index, TorchRandom random, long seed)
    {
        // The script takes the dense model from the first phase's, which seeds torch when it is first imported.
        if (index == 0)
        {
            random.Reseed(seed);
        }

        return new DenseAttention(options.Baseline);
    }
}
