using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Training.Published;

/// <summary>The published first phase: the dense model that the sweep compares with.</summary>
/// <param name="Model">The dense model's shape.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="AnalysedSequences">How many validation sequences' attention is looked at.</param>
public sealed record SweepBaselineOptions(DenseAttentionOptions Model, TrainingOptions Training, int AnalysedSequences);

/// <summary>What the first phase gives.</summary>
/// <param name="ParameterCount">Numbers that the model learnt.</param>
/// <param name="History">Its losses.</param>
/// <param name="Attention">Where its attention goes.</param>
/// <param name="Weights">The trained weights.</param>
public sealed record SweepBaselineResult(
    long ParameterCount,
    History History,
    AttentionAnalysis Attention,
    ModelWeights Weights
);

/// <summary>Trains the sweep's baseline as the published script does.</summary>
public static class SweepBaseline
{
    /// <summary>Trains, then looks at the attention of the first validation sequences.</summary>
    /// <param name="options">The protocol's numbers.</param>
    /// <param name="train">What is learnt from.</param>
    /// <param name="validation">What is only looked at.</param>
    /// <param name="seed">Seeds torch's default generator.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="checkpoint">Where the training goes on from, if it was killed before.</param>
    public static SweepBaselineResult Train(
        SweepBaselineOptions options,
        LabelledSequences train,
        LabelledSequences validation,
        long seed,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        using var random = new TorchRandom(seed);
        using var model = new DenseAttention(options.Model);
        var training = new PublishedTraining(options.Training, random, progress, checkpoint);
        var history = training.Run(model, train, validation);
        return new SweepBaselineResult(
            model.ParameterCount,
            history,
            AttentionAnalysis.Of(model, validation, options.AnalysedSequences),
            ModelWeights.Of(model)
        );
    }
}
