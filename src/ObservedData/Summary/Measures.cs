using System.Collections.Immutable;
using ObservedData.Importing;
using ObservedData.Metrics;

namespace ObservedData.Summary;

/// <summary>A quantity that predictions of some rows have.</summary>
/// <param name="Name">As tables have it.</param>
/// <param name="Of">From predictions [rows, outputs] and the rows that count, each once or more often; null where it has no
/// value.</param>
public sealed record Measure(string Name, Func<double[], int[], double?> Of)
{
    /// <summary>What it is called where it is what one model has more than another: of several targets, the target stays last.
    /// </summary>
    public string DifferenceName =>
        Name.Split(':', 2) is [var quantity, var target] ? $"{quantity}_difference:{target}" : $"{Name}_difference";
}

/// <summary>The quantities of each task.</summary>
public static class Measures
{
    /// <summary>How many of all rows are predicted wrongly.</summary>
    public const string Errors = "errors";

    /// <summary>The mean squared error.</summary>
    public const string SquaredError = "mse";

    /// <summary>Those of a task, the one that models are compared by first.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="data">The rows with their labels.</param>
    public static IReadOnlyList<Measure> Of(PredictionTask task, ImportedSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return task switch
        {
            PredictionTask.Binary => Binary([.. data.Labels.Select(label => label == 1)]),
            PredictionTask.Multiclass => Multiclass(
                [.. data.Labels.Select(label => (int)label)],
                data.ClassNames.Length
            ),
            _ =>
            [
                .. data.TargetNames.SelectMany(
                    (target, index) => Regression(data.Labels, data.TargetNames, target, index)
                ),
            ],
        };
    }

    private static Measure[] Binary(bool[] isPositive)
    {
        return
        [
            // Of all rows, however many a resample has.
            Counted(Errors, counts => (1 - counts.Accuracy) * isPositive.Length),
            Counted("accuracy", counts => counts.Accuracy),
            Counted("balanced_accuracy", counts => counts.BalancedAccuracy),
            Scored("auroc", (probabilities, labels) => BinaryScores.Auroc(probabilities, labels)),
            Scored("auprc", (probabilities, labels) => BinaryScores.AveragePrecision(probabilities, labels)),
            Counted("mcc", counts => counts.Mcc),
            Counted("sensitivity", counts => counts.Sensitivity),
            Counted("specificity", counts => counts.Specificity),
            Scored("brier", (probabilities, labels) => BinaryScores.Brier(probabilities, labels)),
            Scored("log_loss", (probabilities, labels) => BinaryScores.LogLoss(probabilities, labels)),
        ];

        Measure Counted(string name, Func<BinaryCounts, double?> of) =>
            Scored(name, (probabilities, labels) => of(BinaryCounts.Of(probabilities, labels)));

        Measure Scored(string name, Func<double[], bool[], double?> of) =>
            new(name, (values, rows) => of(Pick(values, rows), Pick(isPositive, rows)));
    }

    private static Measure[] Multiclass(int[] labels, int classes)
    {
        return
        [
            Of(Errors, report => (1 - report.Confusion.Accuracy) * labels.Length),
            Of("accuracy", report => report.Confusion.Accuracy),
            Of("macro_f1", report => report.Confusion.MacroF1),
            Of("mcc", report => report.Confusion.Mcc),
            Of("auroc", report => report.MacroAuroc),
            Of("log_loss", report => report.LogLoss),
        ];

        Measure Of(string name, Func<MulticlassReport, double?> of) =>
            new(
                name,
                (values, rows) =>
                {
                    var probabilities = new ClassProbabilities(rows.Length, classes);
                    foreach (var (at, row) in rows.Index())
                    {
                        values.AsSpan(row * classes, classes).CopyTo(probabilities[at]);
                    }
                    return of(MulticlassReport.Of(probabilities, Pick(labels, rows)));
                }
            );
    }

    private static IEnumerable<Measure> Regression(
        ImmutableArray<float> labels,
        ImmutableArray<string> targets,
        string target,
        int index
    )
    {
        var suffix = targets.Length == 1 ? "" : $":{target}";
        return
        [
            Of(SquaredError, report => report.MeanSquaredError),
            Of("mae", report => report.MeanAbsoluteError),
            Of("r", report => report.PearsonR),
            Of("spearman", report => report.SpearmanRho),
            Of("r2", report => report.RSquared),
        ];

        Measure Of(string name, Func<RegressionReport, double?> of) =>
            new(
                name + suffix,
                (values, rows) =>
                    of(
                        RegressionReport.Of(
                            Array.ConvertAll(rows, row => (float)values[(row * targets.Length) + index]),
                            Array.ConvertAll(rows, row => labels[(row * targets.Length) + index])
                        )
                    )
            );
    }

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
