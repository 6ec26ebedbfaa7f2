using GenomicAttention.Models;
using GenomicAttention.Training;
using GenomicAttention.Training.Replicated;
using StepCache.Requests;
using Worker.Parameters;

namespace Worker.Operations;

/// <summary>Trains one model at one seed, on its own, and tests it.</summary>
internal static class TrainModel
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);

        var result = ReplicatedCell.Train(
            parameters.Name,
            parameters.Seed,
            parameters.Model.Make,
            parameters.Groups,
            StepFiles.ReadSplit(request),
            new TrainingOptions(
                parameters.BatchSize,
                parameters.Epochs,
                parameters.LearningRate,
                parameters.Adam.ToOptions()
            ),
            StepFiles.EpochProgress(progress, parameters.Epochs),
            StepFiles.Checkpoint(request, progress)
        );

        StepFiles.WriteTraining(request, result.Weights, result.History);
        StepFiles.WritePredictions(request, result.Predictions);
        StepFiles.WriteCells(request, [result.Metrics]);
    }

    private sealed record Parameters(
        string Name,
        long Seed,
        ModelChoice Model,
        int Epochs,
        int BatchSize,
        double LearningRate,
        AdamParameters Adam,
        double? EmbeddingLearningRate = null
    )
    {
        public ParameterGroup[] Groups(SequenceModel model) =>
            EmbeddingLearningRate is { } rate
                ? ParameterGroups.Embeddings(model, rate, LearningRate)
                : ParameterGroups.All(model, LearningRate);
    }

    /// <summary>The one model that is given.</summary>
    private sealed record ModelChoice(
        DenseModelParameters? Dense = null,
        SparseModelParameters? Sparse = null,
        JointModelParameters? Joint = null,
        double Sparsity = 1
    )
    {
        public SequenceModel Make() =>
            this switch
            {
                { Dense: { } dense } => new DenseAttention(dense.ToOptions()),
                { Sparse: { } sparse } => new SparseAttention(sparse.ToOptions(), Sparsity),
                { Joint: { } joint } => new JointPipeline(joint.ToOptions()),
                _ => throw new System.Text.Json.JsonException("No model is given."),
            };
    }
}
