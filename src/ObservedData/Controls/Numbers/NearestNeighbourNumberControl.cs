using GenomicAttention.Sequences;

namespace ObservedData.Controls.Numbers;

/// <summary>
/// Predicts the label of the sequence that has most letters in common, position by position; where several have, the
/// mean of theirs.
/// </summary>
public sealed class NearestNeighbourNumberControl : INumberControl
{
    /// <inheritdoc/>
    public string Name => "nearest neighbour";

    /// <inheritdoc/>
    public IFittedNumberControl Fit(EncodedSequences training, IReadOnlyList<float> labels)
    {
        ControlDemand.Labels(training, labels);
        return new Fitted(new NearestRows(training), [.. labels]);
    }

    private sealed class Fitted(NearestRows training, float[] labels) : IFittedNumberControl
    {
        public float[] Predict(EncodedSequences sequences)
        {
            ArgumentNullException.ThrowIfNull(sequences);
            return [.. training.Of(sequences).Select(nearest => (float)nearest.Average(row => (double)labels[row]))];
        }
    }
}
