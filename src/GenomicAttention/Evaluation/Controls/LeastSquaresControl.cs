using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Evaluation.Controls.Regression;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>Ordinary least squares on a few counts, with an intercept and no penalty.</summary>
/// <param name="name">What tables call it.</param>
/// <param name="features">What is counted; tens of counts, as memory takes all of them for every sequence.</param>
public sealed class LeastSquaresControl(string name, ISequenceFeatures features) : IControl
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IFittedControl Fit(LabelledSequences training, LabelledSequences validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        return LeastSquares.Fit(features, training);
    }
}
