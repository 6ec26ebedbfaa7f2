using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;
using Adam = GenomicAttention.Training.Adam;
using Parameter = TorchSharp.Modules.Parameter;

namespace GenomicAttention.Tests.Training.Checkpoints;

[Collection(TorchTests.Collection)]
public sealed class AdamStateTests
{
    private static readonly AdamOptions Options = new(0.9, 0.999, 1e-8);

    [Fact]
    public void A_restored_optimiser_finds_cleared_gradients_as_after_a_step()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(ones(5));
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.1));

        adam.Restore(adam.State());

        Assert.All(parameter.grad!.data<float>(), value => Assert.Equal(0, value));
    }

    // A mean so small that it has become -0: whether the next gradient's -0 is added to a zero decides the sign.
    [Fact]
    public void The_sign_of_a_zero_is_that_of_a_run_that_was_not_interrupted()
    {
        using var scope = NewDisposeScope();
        var start = new AdamState(
            [
                [-0f],
            ],
            [
                [0f],
            ],
            0.5,
            0.5,
            1,
            [0]
        );

        Assert.Equal(NextStep(start, afterAStep: true), NextStep(start, afterAStep: false));
    }

    // Of three steps one has a gradient, one a gradient of 0 and one none.
    [Fact]
    public void It_counts_the_steps_in_which_a_gradient_reached_a_parameter_and_goes_on_counting()
    {
        using var scope = NewDisposeScope();
        using var reached = new Parameter(ones(5));
        using var other = new Parameter(ones(5));
        var group = new ParameterGroup([other, reached], 0.1);
        var adam = new Adam(Options, group);

        reached.grad = tensor(new float[] { 0, 0, 1, 0, 0 });
        adam.Step();
        var restored = new Adam(Options, group);
        restored.Restore(adam.State());
        restored.Step();
        other.grad = null;
        reached.grad = null;
        restored.Step();

        Assert.Equal(1, adam.ShareOfStepsReaching([reached]));
        Assert.Equal(1 / 3.0, restored.ShareOfStepsReaching([reached]));
        Assert.Equal(1 / 3.0, restored.ShareOfStepsReaching([other, reached]));
        Assert.Equal(0, restored.ShareOfStepsReaching([other]));
    }

    [Fact]
    public void A_state_does_not_change_with_the_steps_that_follow()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(ones(5));
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.1));
        var state = adam.State();

        parameter.grad = ones(5);
        adam.Step();

        Assert.All(state.Means[0], mean => Assert.Equal(0, mean));
        Assert.All(state.Squares[0], square => Assert.Equal(0, square));
        Assert.Equal((1, 1), (state.Beta1Power, state.Beta2Power));
        Assert.Equal((0.9, 0.999), (adam.State().Beta1Power, adam.State().Beta2Power));
    }

    private static int NextStep(AdamState state, bool afterAStep)
    {
        using var parameter = new Parameter(full(1, -0f));
        var adam = new Adam(Options, new ParameterGroup([parameter], 0.1));
        if (afterAStep)
        {
            parameter.grad = zeros(1);
            adam.Step();
        }

        adam.Restore(state);
        (parameter * -0f).sum().backward();
        adam.Step();
        return BitConverter.SingleToInt32Bits(parameter.data<float>()[0]);
    }
}
