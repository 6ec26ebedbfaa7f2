using GenomicAttention.Models;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;
using GenomicAttention.Training.Replicated;

namespace StepFormats.Parameters;

/// <summary>How a model is trained: with a schedule, or at one rate and with patience.</summary>
/// <param name="Epochs">At most.</param>
/// <param name="BatchSize">Sequences a batch.</param>
/// <param name="LearningRate">Adam's; with a schedule, its highest.</param>
/// <param name="Adam">Its other constants.</param>
/// <param name="EmbeddingLearningRate">That of embeddings, where they have one of their own.</param>
/// <param name="Patience">Epochs without a lower validation loss after which it ends; null to train to the last.</param>
/// <param name="Schedule">How the rate moves, and what is averaged; it goes to its end.</param>
public sealed record TrainingChoice(
    int Epochs,
    int BatchSize,
    double LearningRate,
    AdamParameters Adam,
    double? EmbeddingLearningRate = null,
    int? Patience = null,
    ScheduleParameters? Schedule = null
)
{
    /// <summary>Trains a model.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="random">What shuffles and dropout are drawn from.</param>
    /// <param name="training">What is learnt from.</param>
    /// <param name="validation">What chooses the epoch; null where nothing does.</param>
    /// <param name="progress">Told of each epoch.</param>
    /// <param name="checkpoint">Where it goes on from, if it was killed before.</param>
    /// <param name="objective">What is made small; null for the mean squared error.</param>
    /// <returns>Its losses, and the optimiser as it was in the end.</returns>
    public (History History, Adam Optimiser) Train(
        SequenceModel model,
        TorchRandom random,
        Batches training,
        Batches? validation,
        Action<EpochLosses>? progress = null,
        ITrainingCheckpoint? checkpoint = null,
        Objective? objective = null
    )
    {
        if (Schedule is { } schedule)
        {
            var options = new TrainingOptions(BatchSize, Epochs, LearningRate, Adam.ToOptions());
            var scheduled = new ScheduledTraining(model, options, schedule.ToOptions(), random, objective);
            return (scheduled.Run(training, validation, progress, checkpoint), scheduled.Optimiser);
        }

        var groups = EmbeddingLearningRate is { } rate
            ? ParameterGroups.Embeddings(model, rate, LearningRate)
            : ParameterGroups.All(model, LearningRate);
        var optimiser = new Adam(Adam.ToOptions(), groups);
        var loop = new TrainingLoop(model, optimiser, random, Patience, objective);
        return (loop.Run(training, validation, Epochs, progress, checkpoint), optimiser);
    }
}

/// <summary>How a learning rate moves, and what is averaged.</summary>
/// <param name="WarmUp">Share of the steps in which the rate rises.</param>
/// <param name="WeightDecay">Of matrices and filters.</param>
/// <param name="LargestGradient">The norm that a step's gradient is shortened to.</param>
/// <param name="Averaging">What weights keep of their running average at each step.</param>
public sealed record ScheduleParameters(double WarmUp, double WeightDecay, double LargestGradient, double Averaging)
{
    /// <summary>As the library takes it.</summary>
    public ScheduleOptions ToOptions() => new(WarmUp, WeightDecay, LargestGradient, Averaging);
}
