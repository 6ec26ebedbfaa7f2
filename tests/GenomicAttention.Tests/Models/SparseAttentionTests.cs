using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models;

[Collection(TorchTests.Collection)]
public sealed class SparseAttentionTests
{
    private const string Selector = "token_selector.";

    [Theory]
    [InlineData(200, 0.05, 10)]
    [InlineData(200, 0.1, 20)]
    [InlineData(200, 0.2, 40)]
    [InlineData(200, 0.29, 57)] // 57.99999999999999 in double precision
    [InlineData(200, 0.001, 1)]
    [InlineData(1, 0.1, 1)]
    [InlineData(200, 1, 200)]
    public void The_product_of_length_and_sparsity_is_cut_off_but_one_position_is_kept(
        int length,
        double sparsity,
        int kept
    )
    {
        using var scope = NewDisposeScope();
        using var model = Make(SparseApproximator.OneLayer, sparsity);

        Assert.Equal(kept, SparseAttention.KeptPositions(length, sparsity));
        Assert.Equal([2, kept], model.Select(ModelZoo.Tokens(2, length, seed: 1)).Positions.shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1001)]
    public void Equal_tokens_are_kept_from_the_earliest_position_on(int length)
    {
        using var scope = NewDisposeScope();
        using var model = Make(SparseApproximator.OneLayer, sparsity: 1);
        var tokens = ModelZoo.Tokens(batch: 33, length, seed: length);
        var positions = model.Select(tokens).Positions;

        foreach (var row in Enumerable.Range(0, 33))
        {
            var order = positions[row].data<long>().ToArray();
            var codes = tokens[row].data<long>().ToArray();
            var blocks = order
                .Select(position => codes[position])
                .Where((code, at) => at == 0 || code != codes[order[at - 1]]);

            // One block a token, best first, and in each block the positions in order.
            Assert.Equal(codes.Distinct().Count(), blocks.Count());
            Assert.Equal(
                blocks.SelectMany(code => codes.Index().Where(at => at.Item == code)).Select(at => (long)at.Index),
                order
            );
        }
    }

    [Fact]
    public void Shuffled_each_sequence_keeps_the_positions_of_the_one_before_it()
    {
        using var scope = NewDisposeScope();
        using var model = Make(SparseApproximator.AppendixA2, 0.1);
        using var shuffled = Make(SparseApproximator.AppendixA2, 0.1, SparseChoice.Shuffled);
        var tokens = ModelZoo.Tokens(batch: 4, length: 200, seed: 1);

        var own = model.Select(tokens).Positions;
        var others = shuffled.Select(tokens).Positions;

        int[] before = [3, 0, 1, 2];
        Assert.All(
            before.Index(),
            row => Assert.Equal(own[row.Item].data<long>().ToArray(), others[row.Index].data<long>().ToArray())
        );
        Assert.NotEqual(own[0].data<long>().ToArray(), own[3].data<long>().ToArray());
        Assert.True(model.ChoosesBySequence);
        Assert.False(shuffled.ChoosesBySequence);
    }

    [Fact]
    public void At_random_each_pass_keeps_other_positions_and_each_about_as_often()
    {
        using var scope = NewDisposeScope();
        using var model = Make(SparseApproximator.AppendixA2, 0.1, SparseChoice.Random);
        using var random = new TorchRandom(1);
        var tokens = ModelZoo.Tokens(batch: 1000, length: 20, seed: 1);

        var first = model.Select(tokens).Positions.data<long>().ToArray();
        var second = model.Select(tokens).Positions.data<long>().ToArray();

        Assert.NotEqual(first, second);
        Assert.False(model.ChoosesBySequence);
        ChiSquare.AssertUniform(Enumerable.Range(0, 20).Select(position => (long)position), first);
    }

    [Fact]
    public void A_sequence_of_one_token_keeps_its_first_positions()
    {
        using var scope = NewDisposeScope();
        using var model = Make(SparseApproximator.AppendixA2, sparsity: 0.1);

        var positions = model.Select(full([4, 200], Alphabet.G, dtype: ScalarType.Int64)).Positions;

        Assert.All(
            Enumerable.Range(0, 4),
            row => Assert.Equal(Enumerable.Range(0, 20).Select(position => (long)position), positions[row].data<long>())
        );
    }

    [Theory]
    [InlineData(SparseApproximator.OneLayer)]
    [InlineData(SparseApproximator.AppendixA2)]
    public void Training_moves_every_weight_but_those_of_the_selector(SparseApproximator approximator)
    {
        using var scope = NewDisposeScope();
        using var model = Make(approximator, sparsity: 0.1);
        var before = ModelWeights.Of(model);
        using var random = new TorchRandom(1);
        using var batches = new Batches(ModelZoo.Data(count: 64, length: 50, seed: 1), batchSize: 16);
        var optimiser = new Adam(new AdamOptions(0.9, 0.999, 1e-8), new ParameterGroup([.. model.parameters()], 0.01));

        new TrainingLoop(model, optimiser, random).Run(batches, batches, epochs: 5);

        var after = ModelWeights.Of(model);
        Assert.Equal(4, after.Arrays.Keys.Count(IsSelector));
        Assert.All(
            after.Arrays,
            pair => Assert.Equal(IsSelector(pair.Key), pair.Value.Values.SequenceEqual(before.Arrays[pair.Key].Values))
        );

        static bool IsSelector(string name) => name.StartsWith(Selector, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approximator_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make((SparseApproximator)9, 0.1));

    private static SparseAttention Make(
        SparseApproximator approximator,
        double sparsity,
        SparseChoice choice = SparseChoice.Scores
    )
    {
        using var random = new TorchRandom(6);
        return new SparseAttention(Sparse(approximator), sparsity, choice);
    }
}
