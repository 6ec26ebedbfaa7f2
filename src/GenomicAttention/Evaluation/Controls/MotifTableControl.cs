using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Evaluation.Controls.Regression;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>
/// Predicts the mean label of the training sequences in which the same motifs can be read, each as often: about the
/// ceiling for anything that reads the sequence.
/// </summary>
/// <remarks>
/// Labels stop growing at 1, so that motifs do not add up and a regression on their counts stays far below this. What
/// is left over is noise, and motifs that are there by chance and cannot be told from planted ones. Counts above 3
/// are taken for 3. A combination that was never trained on gets the mean of those with as many motifs in all, and
/// the mean of all labels where there is none of these either.
/// </remarks>
/// <param name="motifs">What is looked for.</param>
public sealed class MotifTableControl(IReadOnlyList<Motif> motifs) : IControl
{
    private const int MostOfOne = 3;

    /// <inheritdoc/>
    public string Name => "motif table";

    /// <inheritdoc/>
    public IFittedControl Fit(LabelledSequences training, LabelledSequences validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        var readings = new Readings(motifs);
        var byCounts = new Means<string>();
        var byTotal = new Means<int>();
        for (var row = 0; row < training.Count; row++)
        {
            var (counts, total) = readings.Of(training.Sequences[row]);
            byCounts.Add(counts, training.Labels[row]);
            byTotal.Add(total, training.Labels[row]);
        }

        return new Fitted(readings, byCounts, byTotal, Labels.Mean(training));
    }

    private sealed class Fitted(Readings readings, Means<string> byCounts, Means<int> byTotal, double mean)
        : IFittedControl
    {
        public float[] Predict(LabelledSequences data)
        {
            ArgumentNullException.ThrowIfNull(data);
            var predictions = new float[data.Count];
            for (var row = 0; row < predictions.Length; row++)
            {
                var (counts, total) = readings.Of(data.Sequences[row]);
                predictions[row] = (float)(byCounts.Of(counts) ?? byTotal.Of(total) ?? mean);
            }

            return predictions;
        }
    }

    private sealed class Readings(IReadOnlyList<Motif> motifs)
    {
        private readonly MotifCounts _features = new(motifs);

        public (string Counts, int Total) Of(ReadOnlySpan<byte> codes)
        {
            var counts = new int[_features.Count];
            _features.CountInto(codes, counts);
            for (var column = 0; column < counts.Length; column++)
            {
                counts[column] = Math.Min(counts[column], MostOfOne);
            }

            return (string.Concat(counts), counts.Sum());
        }
    }

    private sealed class Means<TKey>
        where TKey : notnull
    {
        private readonly Dictionary<TKey, (double Sum, int Count)> _sums = [];

        public void Add(TKey key, float label)
        {
            var (sum, count) = _sums.GetValueOrDefault(key);
            _sums[key] = (sum + label, count + 1);
        }

        public double? Of(TKey key) => _sums.TryGetValue(key, out var sums) ? sums.Sum / sums.Count : null;
    }
}
