using GenomicAttention.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models;

[Collection(TorchTests.Collection)]
public sealed class PortableConvolutionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_narrow_pattern_is_computed_as_the_layer_of_torch_does(int width)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(3);
        using var theirs = nn.Conv1d(4, 16, width, padding: width / 2);
        random.Reseed(3);
        using var own = new PortableConvolution(4, 16, width);

        Assert.Equal(Pass(theirs), Pass(own));
    }

    // Double precision goes through other kernels of torch.
    [Theory]
    [InlineData(7, 16)]
    [InlineData(9, 16)]
    [InlineData(13, 16)]
    [InlineData(15, 16)]
    [InlineData(31, 16)]
    [InlineData(3, 6)] // where torch's own gradient of the input is wrong
    [InlineData(13, 6)]
    [InlineData(7, 1)]
    public void A_pass_and_its_gradients_are_those_of_double_precision_but_for_rounding(int width, int channels)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(3);
        using var own = new PortableConvolution(4, channels, width);
        using var precise = nn.Conv1d(4, channels, width, padding: width / 2, dtype: ScalarType.Float64);
        precise.load_state_dict(own.state_dict());

        var (expected, actual) = (Pass(precise), Pass(own));

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Its_weights_have_the_names_of_the_layer_of_torch()
    {
        using var own = new PortableConvolution(4, 2, 9);
        using var without = new PortableConvolution(4, 2, 9, bias: false);

        Assert.Equal(["weight", "bias"], own.named_parameters().Select(parameter => parameter.name));
        Assert.Equal(["weight"], without.named_parameters().Select(parameter => parameter.name));
    }

    // What comes out, and the gradients of the input, the weights and the bias.
    private static float[] Pass(nn.Module<Tensor, Tensor> convolution)
    {
        using var random = new TorchRandom(11);
        var type = convolution.parameters().First().dtype;
        var input = randn(3, 4, 40).to(type).requires_grad_();
        var passed = convolution.call(input);
        (passed * randn(passed.shape).to(type)).sum().backward();
        return
        [
            .. Values(passed),
            .. Values(input.grad!),
            .. convolution.parameters().SelectMany(parameter => Values(parameter.grad!)),
        ];
    }

    private static float[] Values(Tensor tensor) => [.. tensor.to(ScalarType.Float32).contiguous().data<float>()];
}
