using ObservedData.Controls;
using ObservedData.Controls.Classes;
using ObservedData.Controls.Numbers;
using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Splitting;
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
                ? ControlList.ForNumbers(isAligned).SelectMany(control => outputs.SelectMany(OfTarget(control)))
                : ControlList.ForClasses(isAligned).SelectMany(control => folds.SelectMany(OfClasses(control)))
        );

        Func<string, int, IEnumerable<PredictionRow>> OfTarget(INumberControl control) =>
            (output, target) =>
                folds.SelectMany(
                    (fold, index) =>
                    {
                        var learnt = Learnt(fold);
                        var fitted = control.Fit(data.Sequences.Subset(learnt), [.. learnt.Select(Label)]);
                        var predicted = fitted.Predict(data.Sequences.Subset(fold.Test));
                        return fold.Test.Select((row, at) => Row(control.Name, row, index, output, predicted[at]));

                        float Label(int row) => data.Labels[(row * outputs.Length) + target];
                    }
                );

        Func<Fold, int, IEnumerable<PredictionRow>> OfClasses(IClassControl control) =>
            (fold, index) =>
            {
                progress.Report(index / (double)folds.Count, control.Name);
                var learnt = Learnt(fold);
                var fitted = control.Fit(
                    data.Sequences.Subset(learnt),
                    [.. learnt.Select(row => (int)data.Labels[row])],
                    data.ClassNames.Length
                );
                var predicted = fitted.Predict(data.Sequences.Subset(fold.Test));
                var first = data.ClassNames.Length - outputs.Length; // of two classes the second is told alone
                return fold.Test.SelectMany(
                    (row, at) =>
                        outputs.Select((output, of) => Row(control.Name, row, index, output, predicted[at][first + of]))
                );
            };

        PredictionRow Row(string control, int row, int fold, string output, double value) =>
            new(parameters.Split, control, parameters.Seed, data.Ids[row], fold + 1, output, value);
    }

    // Nothing of a control is chosen on validation rows, so it learns from them too.
    private static int[] Learnt(Fold fold) => [.. fold.Training.Concat(fold.Validation).Order()];

    private sealed record Parameters(string Split, int Seed, PredictionTask Task);
}
