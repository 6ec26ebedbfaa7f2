using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;
using Adam = GenomicAttention.Training.Adam;
using Parameter = TorchSharp.Modules.Parameter;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class AdamTests
{
    private static readonly AdamOptions Options = new(0.9, 0.999, 1e-8);

    /// <summary>Sizes around those of vector registers: what is left over is computed by other code.</summary>
    [Theory]
    [InlineData(300, 1)]
    [InlineData(300, 3)]
    [InlineData(300, 7)]
    [InlineData(2000, 8)]
    [InlineData(300, 9)]
    [InlineData(300, 15)]
    [InlineData(300, 16)]
    [InlineData(300, 17)]
    [InlineData(300, 31)]
    [InlineData(2000, 33)]
    [InlineData(300, 7, 5)]
    [InlineData(300, 3, 5, 11)]
    [InlineData(20, 100_003)]
    public void Every_step_has_the_bits_of_the_operations_of_torch_in_their_order(int steps, params int[] sizes)
    {
        var shape = sizes.Select(size => (long)size).ToArray();
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(shape.Sum());
        var start = randn(shape);
        using var parameter = new Parameter(start.clone());
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.001));
        var (expected, means, squares) = (start.clone(), zeros(shape), zeros(shape));

        for (var step = 1; step <= steps; step++)
        {
            using var oneStep = NewDisposeScope();
            var gradient = Gradient(shape);
            parameter.grad = gradient.clone();

            adam.Step();
            MoveByTorch(expected, gradient, means, squares, step);

            Assert.True(Bits(expected).SequenceEqual(Bits(parameter)), $"Step {step} has other bits.");
        }
    }

    [Fact]
    public void Every_step_is_that_of_the_textbook()
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(1);
        var start = randn(50) * 0.1; // the size of weights: its last bit is far below the tolerance
        using var parameter = new Parameter(start.clone());
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.01));
        var (expected, m, v) = (
            start.data<float>().Select(value => (double)value).ToArray(),
            new double[50],
            new double[50]
        );

        for (var t = 1; t <= 500; t++)
        {
            using var oneStep = NewDisposeScope();
            var gradient = randn(50);
            parameter.grad = gradient.clone();

            adam.Step();
            foreach (var (i, g) in gradient.data<float>().ToArray().Index())
            {
                // Kingma and Ba, 2015, algorithm 1.
                m[i] = (Options.Beta1 * m[i]) + ((1 - Options.Beta1) * g);
                v[i] = (Options.Beta2 * v[i]) + ((1 - Options.Beta2) * g * g);
                var (unbiasedMean, unbiasedSquare) = (
                    m[i] / (1 - Math.Pow(Options.Beta1, t)),
                    v[i] / (1 - Math.Pow(Options.Beta2, t))
                );
                expected[i] -= 0.01 * unbiasedMean / (Math.Sqrt(unbiasedSquare) + Options.Epsilon);
            }

            Assert.All(expected.Zip(parameter.data<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        }
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        using var without = new Parameter(ones(5));
        using var with = new Parameter(ones(5));
        var adam = new Adam(Options, new ParameterGroup([without, with], 0.1));
        with.grad = ones(5);

        adam.Step();

        Assert.All(without.data<float>(), value => Assert.Equal(1, value));
        Assert.All(with.data<float>(), value => Assert.Equal(0.9, value, 1e-6));
    }

    [Fact]
    public void Each_group_moves_at_its_own_rate()
    {
        using var scope = NewDisposeScope();
        using var slow = new Parameter(zeros(9));
        using var fast = new Parameter(zeros(9));
        var adam = new Adam(Options, new ParameterGroup([slow], 0.001), new ParameterGroup([fast], 0.005));
        slow.grad = ones(9);
        fast.grad = ones(9);

        adam.Step();

        Assert.All(slow.data<float>(), value => Assert.Equal(-0.001, value, 1e-9));
        Assert.All(fast.data<float>(), value => Assert.Equal(-0.005, value, 1e-9));
    }

    [Fact]
    public void A_step_clears_the_gradients()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(ones(11));
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.1));
        parameter.pow(2).sum().backward();

        adam.Step();
        (parameter * 3).sum().backward();

        Assert.All(parameter.grad!.data<float>(), value => Assert.Equal(3, value));
    }

    // As torch's optimiser writes it, but with the root in float64, where torch rounds it correctly.
    private static void MoveByTorch(Tensor parameter, Tensor gradient, Tensor means, Tensor squares, int step)
    {
        const double LearningRate = 0.001;
        means.mul_(Options.Beta1).add_(gradient, alpha: 1 - Options.Beta1);
        squares.mul_(Options.Beta2).addcmul_(gradient, gradient, value: 1 - Options.Beta2);
        var root = squares.to(ScalarType.Float64).sqrt().to(ScalarType.Float32);
        var denominator = (root / Math.Sqrt(1 - Math.Pow(Options.Beta2, step))).add_(Options.Epsilon);
        parameter.addcdiv_(means, denominator, value: -(LearningRate / (1 - Math.Pow(Options.Beta1, step))));
    }

    // Of very different sizes, some of them zero, some so small that their squares are denormal.
    private static Tensor Gradient(long[] shape) =>
        randn(shape) * pow(10, randint(-22, 3, shape).to(ScalarType.Float32)) * rand(shape).gt(0.1);

    private static ReadOnlySpan<byte> Bits(Tensor tensor) => tensor.bytes;
}
