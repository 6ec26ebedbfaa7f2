using GenomicAttention.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models;

[Collection(TorchTests.Collection)]
public sealed class PortableDropoutTests
{
    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.1, 7)]
    [InlineData(0.1, 16)]
    [InlineData(0.1, 1000)]
    [InlineData(0.25, 33)]
    [InlineData(0.5, 8)]
    [InlineData(0.5, 1000)]
    public void At_the_same_seed_it_drops_scales_and_learns_as_the_layer_of_torch_does(double probability, int width)
    {
        using var scope = NewDisposeScope();
        using var own = new PortableDropout(probability);
        using var theirs = nn.Dropout(probability);

        Assert.Equal(Pass(theirs, width), Pass(own, width));
    }

    [Fact]
    public void In_evaluation_it_drops_nothing_and_draws_nothing()
    {
        using var scope = NewDisposeScope();
        using var dropout = new PortableDropout(0.5);
        dropout.eval();
        using var random = new TorchRandom(3);
        var expected = random.Permutation(20);
        var input = rand(4, 5);
        random.Reseed(3);

        Assert.Equal(Values(input), Values(dropout.call(input)));
        Assert.Equal(expected, random.Permutation(20));
    }

    // What comes out, the gradient that goes back, and where the generator stands afterwards.
    private static IEnumerable<float> Pass(nn.Module<Tensor, Tensor> dropout, int width)
    {
        using var random = new TorchRandom(11);
        var input = randn(6, width).requires_grad_();
        dropout.train();
        var passed = dropout.call(input);
        (passed * passed).sum().backward();
        return [.. Values(passed), .. Values(input.grad!), .. Values(rand(4))];
    }

    private static float[] Values(Tensor tensor) => [.. tensor.data<float>()];
}
