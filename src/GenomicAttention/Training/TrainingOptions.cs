namespace GenomicAttention.Training;

/// <summary>How a model is trained (appendix A.3).</summary>
/// <param name="BatchSize">Sequences a step.</param>
/// <param name="Epochs">Passes over the training set.</param>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="Adam">Adam's other constants.</param>
public sealed record TrainingOptions(int BatchSize, int Epochs, double LearningRate, AdamOptions Adam);
