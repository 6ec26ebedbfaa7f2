using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models.Motif;

[Collection(TorchTests.Collection)]
public sealed class MotifSelectionTests
{
    private const int Length = 200;

    public static TheoryData<MotifSelection> Selections => MotifShapes.Selections;

    [Theory]
    [MemberData(nameof(Selections))]
    public void In_evaluation_it_keeps_as_many_distinct_positions_as_the_sparsity_says(MotifSelection selection)
    {
        using var scope = NewDisposeScope();
        foreach (var sparsity in new[] { 0.001, 0.02, 0.29, 1 })
        {
            using var model = MotifShapes.Sparse(MotifShapes.Trained, selection, sparsity);
            model.eval();
            model.Progress = 0;

            var positions = model.Select(ModelZoo.Tokens(batch: 3, Length, seed: 1)).Positions;

            var kept = SparseAttention.KeptPositions(Length, sparsity);
            Assert.Equal([3, kept], positions.shape);
            Assert.All(
                Enumerable.Range(0, 3),
                row => Assert.Equal(kept, positions[row].data<long>().ToArray().Distinct().Count())
            );
        }
    }

    // Halfway from a quarter to a half it keeps the geometric mean of 200 and 4, 28.28.
    [Theory]
    [InlineData(0, 200)]
    [InlineData(0.2, 200)]
    [InlineData(0.25, 200)]
    [InlineData(0.375, 28)]
    [InlineData(0.5, 4)]
    [InlineData(0.9, 4)]
    [InlineData(1, 4)]
    public void In_training_it_goes_from_all_positions_to_the_sparsity_s(double progress, int kept)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Norm, sparsity: 0.02);

        model.Progress = progress;

        Assert.Equal([2, kept], model.Select(ModelZoo.Tokens(batch: 2, Length, seed: 1)).Positions.shape);
    }

    [Fact]
    public void It_never_goes_back_to_more()
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Norm, sparsity: 0.02);
        var tokens = ModelZoo.Tokens(batch: 1, Length, seed: 1);
        var kept = new List<long>();

        for (var step = 0; step <= 100; step++)
        {
            model.Progress = step / 100.0;
            kept.Add(model.Select(tokens).Positions.shape[1]);
        }

        Assert.Equal(kept.OrderDescending(), kept);
        Assert.InRange(kept.Distinct().Count(), 20, 26);
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void The_best_scores_are_kept_best_first(MotifSelection selection)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, selection);
        model.eval();
        var tokens = ModelZoo.Tokens(batch: 1, Length, seed: 1);

        using var first = new TorchRandom(5);
        var scores = model.Select(tokens).Scores.data<float>().ToArray();
        first.Reseed(5);
        var kept = model.Select(tokens).Positions.data<long>().ToArray();

        Assert.Equal(
            Enumerable.Range(0, Length).OrderByDescending(at => scores[at]).Take(20),
            kept.Select(at => (int)at)
        );
    }

    // Inside, all positions see the same letters; what they see at an end is less, or more, wanted.
    [Theory]
    [InlineData(MotifSelection.Learned)]
    [InlineData(MotifSelection.Norm)]
    [InlineData(MotifSelection.NormSpread)]
    public void Of_equal_scores_the_earlier_position_is_kept(MotifSelection selection)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, selection);
        model.eval();
        var tokens = full([1, Length], Alphabet.G, dtype: ScalarType.Int64);

        var scores = model.Select(tokens).Scores.data<float>().ToArray();
        var kept = model.Select(tokens).Positions.data<long>().ToArray();

        Assert.True(scores.Distinct().Count() < Length / 2);
        Assert.Equal(
            Enumerable.Range(0, Length).OrderByDescending(at => scores[at]).Take(20),
            kept.Select(at => (int)at)
        );
    }

    [Fact]
    public void Scores_at_random_are_others_in_every_pass_and_all_other_scores_are_the_same()
    {
        using var scope = NewDisposeScope();
        var tokens = ModelZoo.Tokens(batch: 2, Length, seed: 1);

        foreach (var selection in Enum.GetValues<MotifSelection>())
        {
            using var model = MotifShapes.Sparse(MotifShapes.Trained, selection);
            model.eval();
            var same = model.Select(tokens).Scores.eq(model.Select(tokens).Scores).data<bool>().ToArray();
            Assert.All(same, equal => Assert.Equal(selection != MotifSelection.Random, equal));
        }
    }

    [Fact]
    public void Shuffled_each_sequence_keeps_what_a_learned_selector_keeps_of_the_one_before_it()
    {
        using var scope = NewDisposeScope();
        var tokens = ModelZoo.Tokens(batch: 3, Length, seed: 1);
        using var learned = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Learned);
        using var shuffled = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Shuffled);
        learned.eval();
        shuffled.eval();

        var own = learned.Select(tokens).Positions;
        var others = shuffled.Select(tokens).Positions;

        int[] before = [2, 0, 1];
        Assert.All(
            before.Index(),
            row => Assert.Equal(own[row.Item].data<long>().ToArray(), others[row.Index].data<long>().ToArray())
        );
    }

    // A position's features are of the letters within half a pattern's width of it.
    [Theory]
    [InlineData(MotifSelection.Learned)]
    [InlineData(MotifSelection.Norm)]
    [InlineData(MotifSelection.NormSpread)]
    public void What_is_far_from_every_kept_position_does_not_count(MotifSelection selection)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, selection, sparsity: 0.02);
        model.eval();
        var tokens = ModelZoo.Tokens(batch: 1, Length, seed: 4).remainder(Alphabet.NucleotideCount);
        var (kept, before) = Pass(tokens);
        var (unchanged, moved) = (0, 0);

        foreach (var position in Enumerable.Range(0, Length))
        {
            using var oneLetter = NewDisposeScope();
            var changed = tokens.clone();
            changed[0, position] = (tokens[0, position] + 1).remainder(Alphabet.NucleotideCount);
            var (keptNow, after) = Pass(changed);
            var isFar = kept.All(at => Math.Abs(at - position) > MotifShapes.Trained.Width / 2);
            if (isFar && kept.SequenceEqual(keptNow))
            {
                Assert.Equal(BitConverter.SingleToInt32Bits(before), BitConverter.SingleToInt32Bits(after));
                unchanged++;
            }
            else if (kept.Contains(position) && before != after)
            {
                moved++;
            }
        }

        Assert.InRange(unchanged, 20, Length);
        Assert.InRange(moved, 1, kept.Length);

        (long[] Kept, float Predicted) Pass(Tensor codes) =>
            (model.Select(codes).Positions.data<long>().ToArray(), model.call(codes).item<float>());
    }

    [Theory]
    [InlineData(MotifSelection.Learned)]
    [InlineData(MotifSelection.Shuffled)]
    public void A_training_step_reaches_a_selector_that_learns(MotifSelection selection)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, selection);

        Backward(model, withAuxiliary: true);

        Assert.Equal(2, model.SelectorParameters.Count());
        Assert.All(model.SelectorParameters, parameter => Assert.True(parameter.grad!.ne(0).all().item<bool>()));
    }

    [Fact]
    public void Only_indices_leave_the_selection_so_the_prediction_s_loss_alone_does_not()
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Learned);

        Backward(model, withAuxiliary: false);

        Assert.All(model.SelectorParameters, parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void What_the_selector_learns_from_is_not_moved_to_suit_it()
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Learned);

        model.call(ModelZoo.Tokens(batch: 8, Length, seed: 1));
        model.TakeAuxiliaryLoss()!.backward();

        Assert.All(
            model.named_parameters().Where(pair => pair.name.StartsWith("readout.", StringComparison.Ordinal)),
            pair => Assert.Null(pair.parameter.grad)
        );
    }

    [Fact]
    public void The_selector_s_loss_is_given_once_and_in_training_only()
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Tiny, MotifSelection.Learned);
        var tokens = ModelZoo.Tokens(batch: 3, MotifShapes.Tiny.Length, seed: 1);

        model.call(tokens);
        Assert.NotNull(model.TakeAuxiliaryLoss());
        Assert.Null(model.TakeAuxiliaryLoss());

        model.eval();
        model.call(tokens);
        Assert.Null(model.TakeAuxiliaryLoss());
    }

    [Fact]
    public void No_gradient_reaches_a_frozen_selector()
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Sparse(MotifShapes.Trained, MotifSelection.Frozen);

        Backward(model, withAuxiliary: true);

        Assert.Equal(2, model.SelectorParameters.Count());
        Assert.All(model.SelectorParameters, parameter => Assert.Null(parameter.grad));
    }

    [Theory]
    [InlineData(SparseApproximator.OneLayer)]
    [InlineData(SparseApproximator.AppendixA2)]
    public void Nor_the_published_one(SparseApproximator approximator)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(1);
        using var model = new SparseAttention(Sparse(approximator), 0.1);

        Backward(model, withAuxiliary: false);

        Assert.Equal(4, model.SelectorParameters.Count());
        Assert.All(model.SelectorParameters, parameter => Assert.Null(parameter.grad));
        Assert.NotNull(model.get_parameter("embeddings.weight")!.grad);
    }

    private static void Backward(SequenceModel model, bool withAuxiliary)
    {
        model.train();
        var loss = model.call(ModelZoo.Tokens(batch: 8, Length, seed: 1)).square().mean();
        var auxiliary = (model as IScheduled)?.TakeAuxiliaryLoss();
        (withAuxiliary && auxiliary is not null ? loss + auxiliary : loss).backward();
    }
}
