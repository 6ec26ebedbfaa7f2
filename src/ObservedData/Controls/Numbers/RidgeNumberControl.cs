using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;
using ObservedData.Controls.Features;

namespace ObservedData.Controls.Numbers;

/// <summary>
/// Ridge regression on counts. Its penalty is the one of a few, each tenfold the next, that predicts the sequences
/// learned from best, each left out in turn: an exact formula, so that no sequence need be held back for it.
/// </summary>
/// <remarks>
/// Relatives among the sequences learned from make weak penalties look better than they are. Memory and time are those
/// of a square matrix of counts or of sequences, whichever are fewer: up to a few thousand.
/// </remarks>
/// <param name="name">What tables call it.</param>
/// <param name="features">What is counted, given what is learned from.</param>
public sealed class RidgeNumberControl(string name, Func<EncodedSequences, ISequenceFeatures> features) : INumberControl
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>A regression on which nucleotide stands at each position.</summary>
    public static RidgeNumberControl OnPositions() =>
        new("ridge on positions", training => new PositionFeatures(training.Length));

    /// <summary>A regression on how often each run of k nucleotides occurs.</summary>
    /// <param name="k">From 1 to 8.</param>
    public static RidgeNumberControl OnKmers(int k) => new($"ridge on {k}-mers", _ => new KmerCounts(k));

    /// <inheritdoc/>
    public IFittedNumberControl Fit(EncodedSequences training, IReadOnlyList<float> labels)
    {
        ControlDemand.Labels(training, labels);
        var counted = features(training);
        var fit = RidgeFit.Best(new FeatureRows(counted, training), labels);
        return new Fitted(counted, fit);
    }

    private sealed class Fitted(ISequenceFeatures features, RidgeFit fit) : IFittedNumberControl
    {
        public float[] Predict(EncodedSequences sequences)
        {
            ArgumentNullException.ThrowIfNull(sequences);
            if (sequences.Count == 0)
            {
                return [];
            }

            var rows = new FeatureRows(features, sequences);
            return [.. Enumerable.Range(0, rows.Count).Select(row => (float)fit.Predict(rows, row))];
        }
    }
}
