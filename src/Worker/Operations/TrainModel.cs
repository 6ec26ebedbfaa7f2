using GenomicAttention.Training.Replicated;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Trains one model at one seed, on its own, and tests it.</summary>
internal static class TrainModel
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = StepFiles.ReadSplit(request) with { IsLeaky = parameters.TestsSeen };

        var result = ReplicatedCell.Train(
            parameters.Name,
            parameters.Seed,
            () => parameters.Model.Make(data.Training.Sequences.Length, data.Constant),
            (model, random, training, validation) =>
                parameters.Training.Train(
                    model,
                    random,
                    training,
                    validation,
                    TrainingFiles.EpochProgress(progress, parameters.Training.Epochs),
                    TrainingFiles.Checkpoint(request, progress)
                ),
            data,
            parameters.Training.BatchSize
        );

        TrainingFiles.Write(request, result.Weights, result.History);
        StepFiles.WritePredictions(request, result.Predictions);
        StepFiles.WriteCells(request, [result.Metrics]);
    }

    private sealed record Parameters(
        string Name,
        long Seed,
        ModelChoice Model,
        TrainingChoice Training,
        bool TestsSeen = false
    );
}
