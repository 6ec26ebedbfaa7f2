using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Training.Published;

/// <summary>What the trainings of the three published phases have in common.</summary>
/// <param name="options">How a model is trained.</param>
/// <param name="random">What shuffles and dropout are drawn from.</param>
/// <param name="progress">Told of each epoch as it ends.</param>
/// <param name="checkpoint">Where the training goes on from, if it was killed before.</param>
internal sealed class PublishedTraining(
    TrainingOptions options,
    TorchRandom random,
    Action<EpochLosses>? progress,
    ITrainingCheckpoint? checkpoint
)
{
    /// <summary>Trains a model whose parameters share one learning rate.</summary>
    public History Run(SequenceModel model, LabelledSequences train, LabelledSequences validation) =>
        Run(model, ParameterGroups.All(model, options.LearningRate), train, validation);

    /// <summary>Trains a model whose embeddings have a learning rate of their own.</summary>
    public History Run(
        SequenceModel model,
        double embeddingLearningRate,
        LabelledSequences train,
        LabelledSequences validation
    ) => Run(model, ParameterGroups.Embeddings(model, embeddingLearningRate, options.LearningRate), train, validation);

    private History Run(
        SequenceModel model,
        ReadOnlySpan<ParameterGroup> groups,
        LabelledSequences train,
        LabelledSequences validation
    )
    {
        using var trainBatches = new Batches(train, options.BatchSize);
        using var validationBatches = new Batches(validation, options.BatchSize);
        var loop = new TrainingLoop(model, new Adam(options.Adam, groups), random);
        return loop.Run(trainBatches, validationBatches, options.Epochs, progress, checkpoint);
    }
}
