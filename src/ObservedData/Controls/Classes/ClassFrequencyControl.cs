using GenomicAttention.Sequences;
using ObservedData.Metrics;

namespace ObservedData.Controls.Classes;

/// <summary>Predicts each class as often as it was among the sequences learned from, whatever the sequence.</summary>
/// <remarks>
/// In leave-one-out of two equally frequent classes it errs on every sequence: the class of the one left out is always
/// the rarer of those that are left. Its AUROC is then 0 as well; neither means that anything was learned backwards.
/// </remarks>
public sealed class ClassFrequencyControl : IClassControl
{
    /// <inheritdoc/>
    public string Name => "class frequency";

    /// <inheritdoc/>
    public IFittedClassControl Fit(EncodedSequences training, IReadOnlyList<int> classes, int classCount)
    {
        ControlDemand.Classes(training, classes, classCount);
        var shares = new double[classCount];
        for (var label = 0; label < classCount; label++)
        {
            shares[label] = (double)classes.Count(other => other == label) / classes.Count;
        }

        return new Fitted(shares);
    }

    private sealed class Fitted(double[] shares) : IFittedClassControl
    {
        public ClassProbabilities Predict(EncodedSequences sequences)
        {
            ArgumentNullException.ThrowIfNull(sequences);
            var probabilities = new ClassProbabilities(sequences.Count, shares.Length);
            for (var row = 0; row < sequences.Count; row++)
            {
                shares.CopyTo(probabilities[row]);
            }

            return probabilities;
        }
    }
}
