using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Trains one model at one seed, once for each fold of a split, and has each predict what it was not trained on.
/// </summary>
internal static class TrainFolds
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = ImportFiles.Read(request);
        var labels = new LearntLabels(parameters.Task, data);
        var folds = SplitFile.Read(request.Inputs["split.csv"]).Folds;
        var training = new FoldedTraining(data, labels, parameters.Training.BatchSize, parameters.ReverseComplement);
        // One training is long enough to be gone on with; of many, each is short.
        var checkpoint = folds.Count == 1 ? TrainingFiles.Checkpoint(request, progress) : null;
        var told = folds.Count == 1 ? TrainingFiles.EpochProgress(progress, parameters.Training.Epochs) : null;

        var predictions = training
            .Run(
                parameters.Model.Make,
                (model, random, learnt, validation, objective) =>
                    parameters.Training.Train(model, random, learnt, validation, told, checkpoint, objective),
                folds,
                parameters.Seed,
                done => progress.Report(done / (double)folds.Count, $"fold {done}/{folds.Count}")
            )
            .OrderBy(prediction => prediction.Row)
            .ToList();

        PredictionRow.Write(
            request,
            predictions.SelectMany(prediction =>
                labels.OutputNames.Select(
                    (output, at) =>
                        new PredictionRow(
                            parameters.Split,
                            parameters.Name,
                            parameters.Seed,
                            data.Ids[prediction.Row],
                            prediction.Fold + 1,
                            output,
                            prediction.Outputs[at]
                        )
                )
            )
        );
        if (predictions[0].Kept is not null)
        {
            SelectionRow.Write(
                request,
                predictions.Select(prediction => new SelectionRow(
                    parameters.Split,
                    parameters.Name,
                    parameters.Seed,
                    data.Ids[prediction.Row],
                    prediction.Kept!
                ))
            );
        }
    }

    private sealed record Parameters(
        string Name,
        int Seed,
        string Split,
        PredictionTask Task,
        bool ReverseComplement,
        ModelChoice Model,
        TrainingChoice Training
    );
}
