using System.Text.Json;
using GenomicAttention.Training;
using GenomicAttention.Training.Published;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Trains one of the three models of phase 3 and tests it.</summary>
internal static class TrainComparisonModel
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);

        var result = ComparisonCell.Train(
            parameters.ToOptions(),
            parameters.Model,
            SequenceSets.Read(request, "sequences"),
            parameters.Seed,
            TrainingFiles.EpochProgress(progress, parameters.Epochs),
            TrainingFiles.Checkpoint(request, progress)
        );

        TrainingFiles.Write(request, result.Weights, result.History);
        StepFiles.WritePredictions(request, result.Predictions);
        StepOutputs.WriteMetrics(
            request,
            new()
            {
                ["model"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameters.Model.ToString()),
                ["parameters"] = result.ParameterCount,
                ["vocabulary"] = result.Weights.Arrays["embeddings.weight"].Shape[0],
                ["test_loss"] = result.TestLoss,
                ["mae"] = result.MeanAbsoluteError,
                ["correlation"] = result.Pearson,
                ["final_validation_loss"] = result.FinalValidationLoss,
            }
        );
    }

    /// <remarks>
    /// All three models are made before any is trained, and those before this one draw from the same stream, so
    /// their shapes are parameters too; what draws nothing is given for the trained model alone.
    /// </remarks>
    private sealed record Parameters(
        ComparedModel Model,
        long Seed,
        DenseModelParameters Traditional,
        SparseModelParameters Sparse,
        JointModelParameters Joint,
        double TrainingFraction,
        double ValidationFraction,
        int Epochs,
        int BatchSize,
        double LearningRate,
        AdamParameters Adam,
        double Sparsity = 1,
        double EmbeddingLearningRate = 0
    )
    {
        public ComparisonCellOptions ToOptions() =>
            new(
                Traditional.ToOptions(),
                Sparse.ToOptions(),
                Sparsity,
                Joint.ToOptions(),
                EmbeddingLearningRate,
                TrainingFraction,
                ValidationFraction,
                new TrainingOptions(BatchSize, Epochs, LearningRate, Adam.ToOptions())
            );
    }
}
