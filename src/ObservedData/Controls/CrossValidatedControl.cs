using GenomicAttention.Sequences;
using ObservedData.Controls.Classes;
using ObservedData.Controls.Numbers;
using ObservedData.Metrics;
using ObservedData.Splitting;

namespace ObservedData.Controls;

/// <summary>Predictions of every row that is tested, by a control that was fitted without the row's fold.</summary>
/// <remarks>
/// A control stops by nothing and chooses by nothing that it has not learned from, so that rows that a trained model
/// needs for validation are learned from as well.
/// </remarks>
public static class CrossValidatedControl
{
    /// <summary>Predicts classes.</summary>
    /// <param name="control">What is fitted, once a fold.</param>
    /// <param name="sequences">All rows.</param>
    /// <param name="classes">The class of each.</param>
    /// <param name="classCount">How many classes there are, at least 2.</param>
    /// <param name="folds">What is learned from and tested each time: those of a cross-validation, or the one of a held-out
    /// part.</param>
    /// <returns>[rows, classes], in the order of the rows; 0 where a row is never tested.</returns>
    /// <exception cref="ArgumentException">There are not as many rows of each.</exception>
    public static ClassProbabilities Predict(
        IClassControl control,
        EncodedSequences sequences,
        IReadOnlyList<int> classes,
        int classCount,
        IReadOnlyList<Fold> folds
    )
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(classes);
        Demand(sequences, classes.Count, folds);
        var predictions = new ClassProbabilities(sequences.Count, classCount);
        foreach (var rows in folds)
        {
            var (learned, test) = (Learned(rows), rows.Test);
            var fitted = control.Fit(sequences.Subset(learned), [.. learned.Select(row => classes[row])], classCount);
            var ofFold = fitted.Predict(sequences.Subset(test));
            for (var i = 0; i < test.Length; i++)
            {
                ofFold[i].CopyTo(predictions[test[i]]);
            }
        }

        return predictions;
    }

    /// <summary>Predicts numbers.</summary>
    /// <param name="control">What is fitted, once a fold.</param>
    /// <param name="sequences">All rows.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="folds">What is learned from and tested each time: those of a cross-validation, or the one of a held-out
    /// part.</param>
    /// <returns>[rows], in their order; 0 where a row is never tested.</returns>
    /// <exception cref="ArgumentException">There are not as many rows of each.</exception>
    public static float[] Predict(
        INumberControl control,
        EncodedSequences sequences,
        IReadOnlyList<float> labels,
        IReadOnlyList<Fold> folds
    )
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(labels);
        Demand(sequences, labels.Count, folds);
        var predictions = new float[sequences.Count];
        foreach (var rows in folds)
        {
            var (learned, test) = (Learned(rows), rows.Test);
            var fitted = control.Fit(sequences.Subset(learned), [.. learned.Select(row => labels[row])]);
            var ofFold = fitted.Predict(sequences.Subset(test));
            for (var i = 0; i < test.Length; i++)
            {
                predictions[test[i]] = ofFold[i];
            }
        }

        return predictions;
    }

    private static int[] Learned(Fold fold) => [.. fold.Training.Concat(fold.Validation).Order()];

    private static void Demand(EncodedSequences sequences, int labels, IReadOnlyList<Fold> folds)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(folds);
        if (sequences.Count != labels || folds.Any(fold => fold.Test.Any(row => row >= labels)))
        {
            throw new ArgumentException(
                $"{sequences.Count} sequences and {labels} labels, or a fold tests rows beyond them: as many of each are "
                    + "needed."
            );
        }
    }
}
