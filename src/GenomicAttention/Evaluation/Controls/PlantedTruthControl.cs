using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>
/// Predicts from the list of what was planted, not from the sequence: what is left over is the label's noise. Learns
/// nothing.
/// </summary>
/// <remarks>
/// Not quite the best there is: noise above 1 is cut off, so that a label whose strength is 1 is below it on average.
/// </remarks>
/// <param name="initialStrength">The label of a sequence without motifs, before noise.</param>
public sealed class PlantedTruthControl(double initialStrength) : IControl, IFittedControl
{
    /// <inheritdoc/>
    public string Name => "planted truth";

    /// <inheritdoc/>
    public IFittedControl Fit(LabelledSequences training, LabelledSequences validation) => this;

    /// <inheritdoc/>
    public float[] Predict(LabelledSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. data.Planted.Select(planted =>
                (float)Math.Clamp(RegulatoryStrength.Of(initialStrength, planted), 0.0, 1.0)
            ),
        ];
    }
}
