using GenomicAttention.Evaluation.Controls.Regression;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>Predicts the mean of the training labels, whatever the sequence: R² is 0 but for chance, r undefined.</summary>
public sealed class ConstantControl : IControl
{
    /// <inheritdoc/>
    public string Name => "constant";

    /// <inheritdoc/>
    public IFittedControl Fit(LabelledSequences training, LabelledSequences validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        return new Fitted((float)Labels.Mean(training));
    }

    private sealed class Fitted(float mean) : IFittedControl
    {
        public float[] Predict(LabelledSequences data)
        {
            ArgumentNullException.ThrowIfNull(data);
            var predictions = new float[data.Count];
            Array.Fill(predictions, mean);
            return predictions;
        }
    }
}
