using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;
using Adam = GenomicAttention.Training.Adam;
using Parameter = TorchSharp.Modules.Parameter;

namespace GenomicAttention.Tests.Training;

/// <summary>What a training with a schedule asks of Adam beyond the textbook.</summary>
[Collection(TorchTests.Collection)]
public sealed class AdamScheduleTests
{
    private static readonly AdamOptions Options = new(0.9, 0.999, 1e-8);

    // 3 and 4 are 5 long together, wherever they lie.
    [Theory]
    [InlineData(1, 0.6, 0.8)]
    [InlineData(2.5, 1.5, 2)]
    [InlineData(5, 3, 4)]
    [InlineData(100, 3, 4)]
    public void A_gradient_is_shortened_to_the_limit_only_if_it_is_longer(double limit, double first, double second)
    {
        using var scope = NewDisposeScope();
        var (one, other, without) = (new Parameter(ones(2)), new Parameter(ones(1, 3)), new Parameter(ones(2)));
        var adam = new Adam(Options, new ParameterGroup([one, without], 0.1), new ParameterGroup([other], 0.1));
        one.grad = tensor(new float[] { 0, 3 });
        other.grad = tensor(new float[] { 0, -4, 0 }, 1, 3);

        adam.Clip(limit);

        Assert.Equal([0, (float)first], one.grad!.data<float>());
        Assert.Equal([0, -(float)second, 0], other.grad!.data<float>());
        Assert.Null(without.grad);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    public void Decay_is_that_of_AdamW(double decay)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(1);
        var start = randn(37);
        using var parameter = new Parameter(start.clone());
        using var reference = new Parameter(start.clone());
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.01, decay));
        using var adamW = optim.AdamW([reference], 0.01, Options.Beta1, Options.Beta2, Options.Epsilon, decay);

        for (var step = 1; step <= 5; step++)
        {
            var gradient = randn(37);
            parameter.grad = gradient.clone();
            reference.grad = gradient.clone();
            adam.Step();
            adamW.step();
            Assert.All(
                reference.data<float>().Zip(parameter.data<float>()),
                pair => Assert.Equal(pair.First, pair.Second, 1e-6)
            );
        }
    }

    [Fact]
    public void The_factor_is_of_the_rate_in_the_step_and_in_the_decay()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(Trained(rate: 0.005, factor: 1, decay: 0.5), Trained(rate: 0.01, factor: 0.5, decay: 0.5));
        Assert.NotEqual(Trained(rate: 0.01, factor: 1, decay: 0.5), Trained(rate: 0.01, factor: 0.5, decay: 0.5));
    }

    [Fact]
    public void A_factor_of_0_moves_no_parameter_but_the_means()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(ones(3));
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.1, 0.5));
        parameter.grad = ones(3);

        adam.Step(0);

        Assert.All(parameter.data<float>(), value => Assert.Equal(1, value));
        Assert.All(adam.State().Means[0], mean => Assert.Equal(0.1, mean, 1e-7));
    }

    [Fact]
    public void Without_a_factor_and_decay_a_step_has_the_bits_it_always_had()
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(2);
        var start = randn(21);
        using var plain = new Parameter(start.clone());
        using var scheduled = new Parameter(start.clone());
        var adam = new Adam(Options, new ParameterGroup([plain], 0.001));
        var other = new Adam(Options, new ParameterGroup([scheduled], 0.001, WeightDecay: 0));

        for (var step = 0; step < 20; step++)
        {
            var gradient = randn(21);
            plain.grad = gradient.clone();
            scheduled.grad = gradient.clone();
            adam.Step();
            other.Step(1);
        }

        Assert.True(plain.bytes.SequenceEqual(scheduled.bytes));
        Assert.NotEqual(start.data<float>().ToArray(), plain.data<float>().ToArray());
    }

    // An optimiser that was restored has gradients of 0 where one that was not has none.
    [Fact]
    public void A_parameter_that_no_gradient_has_reached_does_not_decay_though_the_optimiser_was_restored()
    {
        using var scope = NewDisposeScope();
        using var never = new Parameter(ones(3));
        using var reached = new Parameter(ones(3));
        var group = new ParameterGroup([never, reached], 0.1, WeightDecay: 0.5);
        var before = new Adam(Options, group);
        reached.grad = ones(3);
        before.Step();
        var after = new Adam(Options, group);

        after.Restore(before.State());
        reached.grad = ones(3);
        after.Step();

        Assert.All(never.data<float>(), value => Assert.Equal(1, value));
        Assert.All(reached.data<float>(), value => Assert.InRange(value, 0, 0.9));
    }

    private static float[] Trained(double rate, double factor, double decay)
    {
        using var random = new TorchRandom(4);
        using var parameter = new Parameter(randn(19));
        var adam = new Adam(Options, new ParameterGroup([parameter], rate, decay));
        for (var step = 0; step < 5; step++)
        {
            parameter.grad = randn(19);
            adam.Step(factor);
        }

        return parameter.data<float>().ToArray();
    }
}
