using GenomicAttention.Models;
using GenomicAttention.Sequences;

namespace GenomicAttention.Training.Published;

/// <summary>What the three published phases have in common.</summary>
internal static class PublishedTraining
{
    /// <summary>Trains a model whose parameters share one learning rate.</summary>
    public static History Run(
        SequenceModel model,
        TrainingOptions options,
        LabelledSequences train,
        LabelledSequences validation,
        TorchRandom random,
        Action<EpochLosses>? progress
    )
    {
        var group = new ParameterGroup([.. model.parameters()], options.LearningRate);
        return Run(model, [group], options, train, validation, random, progress);
    }

    /// <summary>Trains a model whose embeddings have a learning rate of their own.</summary>
    public static History Run(
        SequenceModel model,
        double embeddingLearningRate,
        TrainingOptions options,
        LabelledSequences train,
        LabelledSequences validation,
        TorchRandom random,
        Action<EpochLosses>? progress
    )
    {
        var byName = model.named_parameters().ToLookup(pair => pair.name.StartsWith("embeddings.", StringComparison.Ordinal), pair => pair.parameter);
        ParameterGroup[] groups =
        [
            new([.. byName[true]], embeddingLearningRate),
            new([.. byName[false]], options.LearningRate),
        ];
        return Run(model, groups, options, train, validation, random, progress);
    }

    private static History Run(
        SequenceModel model,
        ReadOnlySpan<ParameterGroup> groups,
        TrainingOptions options,
        LabelledSequences train,
        LabelledSequences validation,
        TorchRandom random,
        Action<EpochLosses>? progress
    )
    {
        using var trainBatches = new Batches(train, options.BatchSize);
        using var validationBatches = new Batches(validation, options.BatchSize);
        var loop = new TrainingLoop(model, new Adam(options.Adam, groups), random);
        return loop.Run(trainBatches, validationBatches, options.Epochs, progress);
    }
}
