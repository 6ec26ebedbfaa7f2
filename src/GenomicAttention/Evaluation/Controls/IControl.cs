using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>
/// A simple way to predict labels, for a trained model to be compared with: without it, no error and no correlation
/// says whether a model learned anything.
/// </summary>
public interface IControl
{
    /// <summary>What tables call it; no two controls share one.</summary>
    string Name { get; }

    /// <summary>Learns from labelled sequences. The same sequences give the same bits.</summary>
    /// <param name="training">What it is fitted to, at least one sequence.</param>
    /// <param name="validation">What it chooses between fits by, where there is anything to choose.</param>
    /// <exception cref="ArgumentException">There is no sequence to learn from.</exception>
    IFittedControl Fit(LabelledSequences training, LabelledSequences validation);
}
