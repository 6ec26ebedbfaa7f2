using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>What a model says of a sequence.</summary>
/// <param name="Count">How many numbers, at least one.</param>
/// <param name="IsStrength">Whether it is one number in (0, 1), which a sigmoid gives; otherwise numbers are as they come:
/// values for regression, and logits for classes.</param>
public sealed record ModelOutput(int Count, bool IsStrength)
{
    /// <summary>A regulatory strength in (0, 1), as the paper's models predict: [batch].</summary>
    public static ModelOutput Strength { get; } = new(1, IsStrength: true);

    /// <summary>Numbers without bounds, for several targets or classes at once: [batch, count].</summary>
    public static ModelOutput Values(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new ModelOutput(count, IsStrength: false);
    }

    /// <summary>A head's [batch, count] in the shape that the model gives.</summary>
    internal Tensor Shape(Tensor predicted) => IsStrength ? predicted.squeeze(-1) : predicted;
}
