using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>
/// A convolution over positions, same padding, whose bits depend on no processor: [batch, channels, length] in and out.
/// </summary>
/// <remarks>
/// oneDNN has kernels of its own, which add in one order everywhere, for patterns of up to <see cref="WidestPart"/>
/// positions. Wider ones it turns into matrix products, cut up as the processor's caches are large: their last bits then
/// differ from one machine to the next. Here a wide pattern is a sum of narrow ones. Where the channels that come out
/// are not a multiple of <see cref="Block"/>, its backward kernel for AVX2 reads past them, and gives a wrong gradient of
/// the input: there are then some more, of zeros.
/// </remarks>
internal sealed class PortableConvolution : Module<Tensor, Tensor>
{
    /// <summary>The widest that all of oneDNN's passes compute by their own kernels, forward and backward.</summary>
    private const int WidestPart = 7;

    /// <summary>Channels that they compute at once.</summary>
    private const int Block = 8;

    private readonly Parameter _weight; // [to, from, width]
    private readonly Parameter? _bias; // [to]

    /// <summary>Makes the layer and draws its initial weights, as torch's layer does.</summary>
    /// <param name="from">Channels that come in.</param>
    /// <param name="to">Channels that come out.</param>
    /// <param name="width">Positions that it sees; odd.</param>
    /// <param name="bias">Whether it adds a constant.</param>
    public PortableConvolution(long from, long to, int width, bool bias = true)
        : base(nameof(PortableConvolution))
    {
        var drawn = Conv1d(from, to, width, bias: bias);
        (_weight, _bias) = (drawn.weight!, drawn.bias);
        register_parameter("weight", _weight);
        if (_bias is not null)
        {
            register_parameter("bias", _bias);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Same(input, _weight, _bias);

    /// <summary>The same for given weights.</summary>
    /// <param name="input">[batch, from, length].</param>
    /// <param name="weight">[to, from, width]; the width is odd.</param>
    /// <param name="bias">[to].</param>
    /// <returns>[batch, to, length].</returns>
    public static Tensor Same(Tensor input, Tensor weight, Tensor? bias = null)
    {
        var missing = (Block - (weight.shape[0] % Block)) % Block;
        if (input.requires_grad && missing > 0)
        {
            using var outer = NewDisposeScope();
            var widerBias = bias is null ? null : functional.pad(bias, [0, missing]);
            var whole = Same(input, functional.pad(weight, [0, 0, 0, 0, 0, missing]), widerBias);
            return whole.narrow(1, 0, weight.shape[0]).contiguous().MoveToOuterDisposeScope();
        }

        var (width, reach) = (weight.shape[2], weight.shape[2] / 2);
        if (width <= WidestPart)
        {
            return functional.conv1d(input, weight, bias, padding: reach);
        }

        using var scope = NewDisposeScope();
        var (length, padded) = (input.shape[2], functional.pad(input, [reach, reach]));
        var sum = Part(0, bias);
        for (long from = WidestPart; from < width; from += WidestPart)
        {
            sum += Part(from, bias: null);
        }

        return sum.MoveToOuterDisposeScope();

        // What the positions of a pattern from one on give.
        Tensor Part(long from, Tensor? bias)
        {
            var part = Math.Min(WidestPart, width - from);
            var seen = padded.narrow(2, from, length + part - 1).contiguous();
            return functional.conv1d(seen, weight.narrow(2, from, part).contiguous(), bias);
        }
    }
}
