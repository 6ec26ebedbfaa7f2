using GenomicAttention.Training;
using GenomicAttention.Training.Published;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Trains the sparse model at one sparsity of the sweep (phase 2) and compares it with the baseline.</summary>
internal static class TrainSweepCell
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var training = new TrainingOptions(
            parameters.BatchSize,
            parameters.Epochs,
            parameters.LearningRate,
            parameters.Adam.ToOptions()
        );
        var data = SequenceSets.Read(request, "training");

        var result = SweepCell.Train(
            new SweepCellOptions(
                parameters.Baseline.ToOptions(),
                parameters.Model.ToOptions(),
                parameters.Sparsity,
                parameters.Predecessors,
                parameters.TrainingFraction,
                training
            ),
            data,
            TrainingFiles.ReadWeights(request, "baseline.safetensors"),
            parameters.Seed,
            TrainingFiles.EpochProgress(progress, parameters.Epochs),
            TrainingFiles.Checkpoint(request, progress)
        );

        TrainingFiles.Write(request, result.Weights, result.History);
        StepOutputs.WriteMetrics(
            request,
            new()
            {
                ["sparsity"] = parameters.Sparsity,
                ["kept_positions"] = result.KeptPositions,
                ["length"] = data.Sequences.Length,
                ["parameters"] = result.ParameterCount,
                ["dense_loss"] = result.DenseLoss,
                ["sparse_loss"] = result.SparseLoss,
            }
        );
    }

    private sealed record Parameters(
        long Seed,
        DenseModelParameters Baseline,
        SparseModelParameters Model,
        double Sparsity,
        int Predecessors,
        double TrainingFraction,
        int Epochs,
        int BatchSize,
        double LearningRate,
        AdamParameters Adam
    );
}
