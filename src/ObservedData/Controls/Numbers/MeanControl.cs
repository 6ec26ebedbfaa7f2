using GenomicAttention.Sequences;

namespace ObservedData.Controls.Numbers;

/// <summary>Predicts the mean of the labels learned from, whatever the sequence.</summary>
public sealed class MeanControl : INumberControl
{
    /// <inheritdoc/>
    public string Name => "mean";

    /// <inheritdoc/>
    public IFittedNumberControl Fit(EncodedSequences training, IReadOnlyList<float> labels)
    {
        ControlDemand.Labels(training, labels);
        return new Fitted((float)labels.Average(label => (double)label));
    }

    private sealed class Fitted(float mean) : IFittedNumberControl
    {
        public float[] Predict(EncodedSequences sequences)
        {
            ArgumentNullException.ThrowIfNull(sequences);
            var predictions = new float[sequences.Count];
            Array.Fill(predictions, mean);
            return predictions;
        }
    }
}
