using GenomicAttention.Sequences;

namespace ObservedData.Controls.Numbers;

/// <summary>A simple way to predict labels that are numbers, for a trained model to be compared with.</summary>
public interface INumberControl
{
    /// <summary>What tables call it; no two controls of a list share one.</summary>
    string Name { get; }

    /// <summary>Learns from sequences. The same sequences give the same bits.</summary>
    /// <param name="training">What it is fitted to, at least one sequence.</param>
    /// <param name="labels">The label of each.</param>
    /// <exception cref="ArgumentException">There is no sequence, not one label each, or one is not finite.</exception>
    IFittedNumberControl Fit(EncodedSequences training, IReadOnlyList<float> labels);
}

/// <summary>A control that has learned what it learns.</summary>
public interface IFittedNumberControl
{
    /// <summary>Predicts labels.</summary>
    /// <param name="sequences">Any sequences; of the length learned from, where a control reads positions.</param>
    /// <returns>[sequences].</returns>
    /// <exception cref="ArgumentException">They have another length.</exception>
    float[] Predict(EncodedSequences sequences);
}
