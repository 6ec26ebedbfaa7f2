using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Evaluation.Controls.Regression;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>
/// Ridge regression on many counts, its penalty chosen by the error on validation sequences: what a practitioner
/// would try on a set of this size before any network.
/// </summary>
public sealed class RidgeControl : IControl
{
    private readonly ISequenceFeatures _features;
    private readonly double[] _strengths;

    /// <summary>Names a regression and the penalties that it chooses from.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="features">What is counted; up to a few thousand counts.</param>
    /// <param name="strengths">
    /// Positive penalties, in units of the counts' mean sum of squares over the training sequences: 1 halves what a
    /// count like all others, and independent of them, would get without penalty.
    /// </param>
    /// <exception cref="ArgumentException">There is no strength, or one is not positive and finite.</exception>
    public RidgeControl(string name, ISequenceFeatures features, IEnumerable<double> strengths)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(features);
        Name = name;
        _features = features;

        // The strongest first: it is kept where a weaker one predicts no better.
        _strengths = [.. strengths.OrderDescending()];
        if (_strengths.Length == 0 || _strengths.Any(strength => !(strength > 0 && double.IsFinite(strength))))
        {
            throw new ArgumentException(
                $"The penalties are [{string.Join(", ", _strengths)}]: name one or more positive numbers.",
                nameof(strengths)
            );
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IFittedControl Fit(LabelledSequences training, LabelledSequences validation) =>
        Choose(training, validation).Model;

    internal (LinearModel Model, double Strength) Choose(LabelledSequences training, LabelledSequences validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        if (validation.Count == 0)
        {
            throw new ArgumentException("There is no validation sequence to choose a penalty by.", nameof(validation));
        }

        var equations = new NormalEquations(_features, training);
        return _strengths
            .Select(strength => (Model: equations.Solve(strength), strength))
            .MinBy(fit => Labels.MeanSquaredError(fit.Model.Predict(validation), validation));
    }
}
