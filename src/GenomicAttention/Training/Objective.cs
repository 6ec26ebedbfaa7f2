using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Training;

/// <summary>What a training makes small: how badly predictions tell labels, a number.</summary>
/// <param name="predicted">What the model says: [batch], or [batch, outputs].</param>
/// <param name="labels">What is so: [batch], or [batch, targets].</param>
public delegate Tensor Objective(Tensor predicted, Tensor labels);

/// <summary>The objectives that models here are trained for.</summary>
public static class Objectives
{
    /// <summary>The mean squared error: the paper's (A.3), and that of any regression.</summary>
    public static Tensor SquaredError(Tensor predicted, Tensor labels) => functional.mse_loss(predicted, labels);

    /// <summary>The cross-entropy of two classes: logits [batch, 1], and labels [batch, 1] of 0 and 1.</summary>
    public static Tensor BinaryCrossEntropy(Tensor predicted, Tensor labels) =>
        functional.binary_cross_entropy_with_logits(predicted, labels);

    /// <summary>The cross-entropy of several classes: logits [batch, classes], and labels [batch, 1], each a class from
    /// zero.</summary>
    public static Tensor CrossEntropy(Tensor predicted, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return functional.cross_entropy(predicted, labels.squeeze(-1).to(ScalarType.Int64));
    }
}
