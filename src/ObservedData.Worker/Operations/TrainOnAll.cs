using GenomicAttention.Training;
using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Trains one model on all sequences, to predict others with.</summary>
internal static class TrainOnAll
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = ImportFiles.Read(request);
        var labels = new LearntLabels(parameters.Task, data);
        var training = new FoldedTraining(data, labels, parameters.Training.BatchSize, parameters.ReverseComplement);
        int[] rows = [.. Enumerable.Range(0, data.Count)];

        using var random = new TorchRandom(parameters.Seed);
        var trained = training.Train(
            parameters.Model.Make,
            (model, stream, learnt, validation, objective) =>
                parameters.Training.Train(
                    model,
                    stream,
                    learnt,
                    validation,
                    TrainingFiles.EpochProgress(progress, parameters.Training.Epochs),
                    TrainingFiles.Checkpoint(request, progress),
                    objective
                ),
            rows,
            validation: [],
            random
        );

        using var model = trained.Model;
        TrainingFiles.WriteWeights(request, "weights.safetensors", ModelWeights.Of(model));
        new FittedModel(
            parameters.Name,
            parameters.Task,
            request.Parameters["model"]!.DeepClone().AsObject(),
            data.Sequences.Length,
            [.. labels.OutputNames],
            [.. data.ClassNames],
            parameters.ReverseComplement,
            trained.Scale
        ).Write(request);
    }

    private sealed record Parameters(
        string Name,
        int Seed,
        PredictionTask Task,
        bool ReverseComplement,
        ModelChoice Model,
        TrainingChoice Training
    );
}
