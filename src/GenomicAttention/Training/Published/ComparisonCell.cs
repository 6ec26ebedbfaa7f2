using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Training.Published;

/// <summary>The models of the published third phase, in the order in which they are trained.</summary>
public enum ComparedModel
{
    /// <summary>Dense attention.</summary>
    Traditional,

    /// <summary>Sparse attention.</summary>
    Sparse,

    /// <summary>The joint pipeline.</summary>
    Joint,
}

/// <summary>The published third phase. All models' shapes, as each is made before any is trained.</summary>
/// <param name="Traditional">The dense model's shape.</param>
/// <param name="Sparse">The sparse model's shape.</param>
/// <param name="Sparsity">The share of positions that the sparse model keeps.</param>
/// <param name="Joint">The joint model's shape.</param>
/// <param name="JointEmbeddingLearningRate">Adam's step size for the joint model's embeddings alone.</param>
/// <param name="TrainShare">The share of sequences to learn from.</param>
/// <param name="ValidationShare">The share looked at after each epoch; what is left is the test set.</param>
/// <param name="Training">How each model is trained.</param>
public sealed record ComparisonCellOptions(
    DenseAttentionOptions Traditional,
    SparseAttentionOptions Sparse,
    double Sparsity,
    JointPipelineOptions Joint,
    double JointEmbeddingLearningRate,
    double TrainShare,
    double ValidationShare,
    TrainingOptions Training
);

/// <summary>What one model of the third phase gives.</summary>
/// <param name="ParameterCount">Numbers of the model, those that never change included.</param>
/// <param name="TestLoss">The mean over test batches of the batch's mean squared error.</param>
/// <param name="MeanAbsoluteError">Over all test sequences.</param>
/// <param name="Pearson">Correlation of predictions and labels over all test sequences.</param>
/// <param name="History">Its losses.</param>
/// <param name="Predictions">Every test sequence's, in test order.</param>
/// <param name="Weights">The trained weights.</param>
public sealed record ComparisonResult(
    long ParameterCount,
    double TestLoss,
    double MeanAbsoluteError,
    double Pearson,
    History History,
    IReadOnlyList<TestPrediction> Predictions,
    ModelWeights Weights
)
{
    /// <summary>The validation loss after the last epoch.</summary>
    public double FinalValidationLoss => History.Validation[^1];
}

/// <summary>
/// Trains one model of the comparison as the published script does, in a process of its own: the draws of the
/// models before it are made without their arithmetic.
/// </summary>
public static class ComparisonCell
{
    /// <summary>Trains the model, then passes it over the test set.</summary>
    /// <param name="options">The protocol's numbers.</param>
    /// <param name="model">Which model.</param>
    /// <param name="data">All sequences: training, validation and test sets are drawn from them.</param>
    /// <param name="seed">Seeds torch's default generator.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="checkpoint">Where the training goes on from, if it was killed before.</param>
    public static ComparisonResult Train(
        ComparisonCellOptions options,
        ComparedModel model,
        LabelledSequences data,
        long seed,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        using var random = new TorchRandom(seed);
        var split = RandomSplit.Draw(random, data.Count, options.TrainShare, options.ValidationShare);
        var (train, validation, test) = (split.Of(data, 0), split.Of(data, 1), split.Of(data, 2));

        using var traditional = new DenseAttention(options.Traditional);
        using var sparse = new SparseAttention(options.Sparse, options.Sparsity);
        using var joint = new JointPipeline(options.Joint);
        SequenceModel[] inOrder = [traditional, sparse, joint];
        foreach (var predecessor in inOrder[..(int)model])
        {
            random.SkipTraining(predecessor, train.Count, options.Training.Epochs);
        }

        var trained = inOrder[(int)model];
        var training = new PublishedTraining(options.Training, random, progress, checkpoint);
        var history =
            model == ComparedModel.Joint
                ? training.Run(trained, options.JointEmbeddingLearningRate, train, validation)
                : training.Run(trained, train, validation);
        return Test(trained, history, test, options.Training.BatchSize, random);
    }

    private static ComparisonResult Test(
        SequenceModel model,
        History history,
        LabelledSequences test,
        int batchSize,
        TorchRandom random
    )
    {
        using var batches = new Batches(test, batchSize);
        var (loss, predicted) = Evaluator.Evaluate(model, batches, random);
        return new ComparisonResult(
            model.ParameterCount,
            loss,
            RegressionMetrics.MeanAbsoluteError(predicted, test.Labels.AsSpan()),
            RegressionMetrics.PearsonR(predicted, test.Labels.AsSpan()),
            history,
            TestPrediction.Of(test, predicted),
            ModelWeights.Of(model)
        );
    }
}
