using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls;

/// <summary>A control that has learned what it learns.</summary>
public interface IFittedControl
{
    /// <summary>Predicts a label for each sequence. Labels are not looked at.</summary>
    /// <param name="data">Any sequences.</param>
    /// <returns>Predictions in the order of the rows; those of a regression may lie outside [0, 1].</returns>
    float[] Predict(LabelledSequences data);
}
