using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Controls;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models.Controls;

[Collection(TorchTests.Collection)]
public sealed class PositionedAttentionTests
{
    private const int Length = 40;

    [Fact]
    public void It_learns_what_the_baseline_learns_and_positions_are_not_among_its_weights()
    {
        using var model = Make();
        using var baseline = new DenseAttention(Dense(4, AttentionKernel.Fused));

        Assert.Equal(4961, model.ParameterCount);
        Assert.Equal(ModelWeights.Of(baseline).Arrays.Keys, ModelWeights.Of(model).Arrays.Keys);
    }

    [Fact]
    public void The_order_of_letters_matters_to_it_and_not_to_the_baseline()
    {
        using var scope = NewDisposeScope();
        using var model = Make();
        using var baseline = ModelZoo.Make("dense, fused", seed: 1);
        using var random = new TorchRandom(3);
        var tokens = ModelZoo.Tokens(batch: 4, Length, seed: 2);
        var order = tensor(random.Permutation(Length).Select(row => (long)row).ToArray());
        model.eval();
        baseline.eval();

        Assert.InRange(Change(model), 1e-4, 1);
        Assert.InRange(Change(baseline), 0, 1e-6);

        double Change(SequenceModel any) =>
            (any.call(tokens) - any.call(tokens.index_select(1, order))).abs().max().item<float>();
    }

    [Fact]
    public void Every_position_has_a_signal_of_its_own()
    {
        using var scope = NewDisposeScope();
        using var model = Make();
        model.eval();
        var background = zeros([1, Length], ScalarType.Int64);

        var predicted = Enumerable
            .Range(0, Length)
            .Select(position =>
            {
                var tokens = background.clone();
                tokens[0, position] = 3;
                return model.call(tokens).item<float>();
            });

        Assert.Equal(Length, predicted.Distinct().Count());
    }

    [Fact]
    public void Gradients_reach_all_of_its_weights()
    {
        using var scope = NewDisposeScope();
        using var model = Make();

        model.call(ModelZoo.Tokens(batch: 8, Length, seed: 1)).square().mean().backward();

        Assert.All(model.parameters(), parameter => Assert.True(parameter.grad!.ne(0).any().item<bool>()));
    }

    private static PositionedAttention Make()
    {
        using var random = new TorchRandom(1);
        return new PositionedAttention(Dense(4, AttentionKernel.Fused), Length);
    }
}
