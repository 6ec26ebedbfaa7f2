namespace GenomicAttention.Training.Checkpoints;

/// <summary>Where a training keeps how far it is, so that one that is killed can go on.</summary>
public interface ITrainingCheckpoint
{
    /// <summary>The state that was kept last, or null if the training has to start at its beginning.</summary>
    /// <param name="start">The state at the beginning: what is found has the same arrays.</param>
    /// <param name="epochs">How long the training is in all.</param>
    TrainingState? Find(TrainingState start, int epochs);

    /// <summary>Keeps the state after an epoch in place of the one before it, or leaves it at that one.</summary>
    /// <param name="state">Makes the state; only asked if it is to be kept.</param>
    void Keep(Func<TrainingState> state);
}
