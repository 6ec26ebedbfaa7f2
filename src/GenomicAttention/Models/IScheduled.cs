using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>A model that is trained otherwise early than late, or for more than its predictions.</summary>
public interface IScheduled
{
    /// <summary>The share of the training that is done, from 0 to 1; set before each step.</summary>
    double Progress { get; set; }

    /// <summary>The share of the training from which the model is what it will be in the end.</summary>
    double SettledFrom { get; }

    /// <summary>What the last training pass adds to the loss of its predictions: a number; null if nothing. The caller
    /// owns it.</summary>
    Tensor? TakeAuxiliaryLoss();
}
