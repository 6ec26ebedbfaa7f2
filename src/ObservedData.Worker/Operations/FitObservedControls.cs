using ObservedData.Controls;
using ObservedData.Controls.Classes;
using ObservedData.Controls.Numbers;
using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Fits what a trained model is set beside, on the same folds.</summary>
internal static class FitObservedControls
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = ImportFiles.Read(request);
        var folds = SplitFile.Read(request.Inputs["split.csv"]).Folds;
        var isAligned = ControlList.AreOfOneLength(data.Sequences);
        var outputs = new LearntLabels(parameters.Task, data).OutputNames;

        PredictionRow.Write(
            request,
            parameters.Task == PredictionTask.Regression
                ? ControlList.ForNumbers(isAligned).SelectMany(OfNumbers)
                : ControlList.ForClasses(isAligned).SelectMany(OfClasses)
        );

        IEnumerable<PredictionRow> OfNumbers(INumberControl control)
        {
            var ofTargets = outputs
                .Select(
                    (_, target) =>
                        CrossValidatedControl.Predict(
                            control,
                            data.Sequences,
                            [.. data.Labels.Where((_, at) => at % outputs.Length == target)],
                            folds
                        )
                )
                .ToList();
            return Rows(control.Name, (row, output) => ofTargets[output][row]);
        }

        IEnumerable<PredictionRow> OfClasses(IClassControl control)
        {
            progress.Report(0, control.Name);
            var predicted = CrossValidatedControl.Predict(
                control,
                data.Sequences,
                [.. data.Labels.Select(label => (int)label)],
                data.ClassNames.Length,
                folds
            );
            var first = data.ClassNames.Length - outputs.Length; // of two classes the second is told alone
            return Rows(control.Name, (row, output) => predicted[row][first + output]);
        }

        IEnumerable<PredictionRow> Rows(string control, Func<int, int, double> value) =>
            folds.SelectMany(
                (fold, index) =>
                    fold.Test.SelectMany(row =>
                        outputs.Select(
                            (output, at) =>
                                new PredictionRow(
                                    parameters.Split,
                                    control,
                                    parameters.Seed,
                                    data.Ids[row],
                                    index + 1,
                                    output,
                                    value(row, at)
                                )
                        )
                    )
            );
    }

    private sealed record Parameters(string Split, int Seed, PredictionTask Task);
}
