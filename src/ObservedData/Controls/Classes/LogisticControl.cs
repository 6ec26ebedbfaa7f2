using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;
using ObservedData.Controls.Features;
using ObservedData.Metrics;

namespace ObservedData.Controls.Classes;

/// <summary>
/// Logistic regression on counts, of two classes or, as a softmax, of more. What is lowest at the fit is the sum of
/// −ln of the probabilities of the true classes plus half the penalty times the sum of the weights' squares;
/// intercepts are not penalised. With a penalty of 1 it is what scikit-learn fits by default.
/// </summary>
/// <remarks>
/// Counts are taken as they are, not scaled: a k-mer's weight is for one more of it. Of more than two classes each has
/// weights of its own; the penalty makes them unique. Classes that are not among those learned from have probability 0.
/// </remarks>
public sealed class LogisticControl : IClassControl
{
    private readonly Func<EncodedSequences, ISequenceFeatures> _features;
    private readonly double _penalty;

    /// <summary>Names a regression.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="features">What is counted, given what is learned from.</param>
    /// <param name="penalty">Above 0, so that there is a fit where classes can be separated.</param>
    /// <exception cref="ArgumentException">The name is empty or the penalty not above 0.</exception>
    public LogisticControl(string name, Func<EncodedSequences, ISequenceFeatures> features, double penalty = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(features);
        if (!(penalty > 0 && double.IsFinite(penalty)))
        {
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "It must be above 0.");
        }

        Name = name;
        _features = features;
        _penalty = penalty;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>A regression on which nucleotide stands at each position.</summary>
    /// <param name="penalty">Above 0.</param>
    public static LogisticControl OnPositions(double penalty = 1) =>
        new("logistic regression on positions", training => new PositionFeatures(training.Length), penalty);

    /// <summary>A regression on how often each run of k nucleotides occurs.</summary>
    /// <param name="k">From 1 to 8.</param>
    /// <param name="penalty">Above 0.</param>
    public static LogisticControl OnKmers(int k, double penalty = 1) =>
        new($"logistic regression on {k}-mers", _ => new KmerCounts(k), penalty);

    /// <summary>A regression on how often each nucleotide occurs; where lengths differ, it reads them too.</summary>
    /// <param name="penalty">Above 0.</param>
    public static LogisticControl OnComposition(double penalty = 1) =>
        new("logistic regression on composition", _ => new KmerCounts(1), penalty);

    /// <inheritdoc/>
    public IFittedClassControl Fit(EncodedSequences training, IReadOnlyList<int> classes, int classCount)
    {
        ControlDemand.Classes(training, classes, classCount);
        int[] present = [.. classes.Distinct().Order()];
        var features = _features(training);
        int[] among = [.. classes.Select(label => Array.BinarySearch(present, label))];
        var model = LogisticFit.Of(new FeatureRows(features, training), among, present.Length, _penalty);
        return new Fitted(features, model, present, classCount);
    }

    private sealed class Fitted(ISequenceFeatures features, LogisticFit model, int[] present, int classCount)
        : IFittedClassControl
    {
        public ClassProbabilities Predict(EncodedSequences sequences)
        {
            ArgumentNullException.ThrowIfNull(sequences);
            var probabilities = new ClassProbabilities(sequences.Count, classCount);
            var scores = new double[present.Length];
            var rows = new FeatureRows(features, sequences);
            for (var row = 0; row < sequences.Count; row++)
            {
                model.ScoresOf(rows, row, scores);
                Softmax.Of(scores);
                for (var i = 0; i < present.Length; i++)
                {
                    probabilities[row][present[i]] = scores[i];
                }
            }

            return probabilities;
        }
    }
}
