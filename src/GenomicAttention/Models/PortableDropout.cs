using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>
/// Dropout whose mask is drawn as one float64 uniform an element: what torch's own CPU layer draws in most of
/// its builds, written out so that the stream is the same in all.
/// </summary>
/// <param name="probability">The chance of an element to be dropped.</param>
public sealed class PortableDropout(double probability) : Module<Tensor, Tensor>(nameof(PortableDropout))
{
    /// <summary>Drops and rescales in training; leaves its input as it is in evaluation.</summary>
    /// <param name="input">Any shape.</param>
    public override Tensor forward(Tensor input)
    {
        if (!training)
        {
            return input.alias();
        }

        using var scope = NewDisposeScope();
        var kept = rand(input.shape, dtype: ScalarType.Float64) < 1 - probability;
        var mask = kept.to(input.dtype).div_(1 - probability);
        return (input * mask).MoveToOuterDisposeScope();
    }
}
