using GenomicAttention.Sequences;
using ObservedData.Metrics;

namespace ObservedData.Controls.Classes;

/// <summary>A simple way to predict classes, for a trained model to be compared with.</summary>
public interface IClassControl
{
    /// <summary>What tables call it; no two controls of a list share one.</summary>
    string Name { get; }

    /// <summary>Learns from sequences. The same sequences give the same bits.</summary>
    /// <param name="training">What it is fitted to, at least one sequence.</param>
    /// <param name="classes">The class of each, from zero.</param>
    /// <param name="classCount">How many classes there are, at least 2; some may not be among those learned from.</param>
    /// <exception cref="ArgumentException">
    /// There is no sequence, not one class a sequence, or one is not below their number.
    /// </exception>
    IFittedClassControl Fit(EncodedSequences training, IReadOnlyList<int> classes, int classCount);
}

/// <summary>A control that has learned what it learns.</summary>
public interface IFittedClassControl
{
    /// <summary>Predicts the probability of each class.</summary>
    /// <param name="sequences">Any sequences; of the length learned from, where a control reads positions.</param>
    /// <returns>[sequences, classes].</returns>
    /// <exception cref="ArgumentException">They have another length.</exception>
    ClassProbabilities Predict(EncodedSequences sequences);
}
