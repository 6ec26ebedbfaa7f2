using GenomicAttention.Models;
using GenomicAttention.Models.Controls;
using GenomicAttention.Models.Motif;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using TorchSharp;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models.Motif;

[Collection(TorchTests.Collection)]
public sealed class MotifModelTests
{
    private const int Length = 200;

    public static TheoryData<string> Names => MotifShapes.Names;

    private static long LiveTensors => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_one_strength_for_each_sequence(string name)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Make(name, MotifShapes.Trained);

        Assert.Equal([5], model.call(ModelZoo.Tokens(batch: 5, Length, seed: 1)).shape);
    }

    [Theory]
    [InlineData("dense", 3745)]
    [InlineData(nameof(MotifSelection.Norm), 3745)]
    [InlineData(nameof(MotifSelection.NormSpread), 3745)]
    [InlineData(nameof(MotifSelection.Random), 3745)]
    [InlineData(nameof(MotifSelection.Learned), 3762)]
    [InlineData(nameof(MotifSelection.Frozen), 3762)]
    public void It_has_as_many_parameters_as_its_layers_and_a_selector_17_more(string name, long count)
    {
        using var model = MotifShapes.Make(name, MotifShapes.Trained);

        Assert.Equal(count, model.ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_predicts_about_the_mean_label_at_first(string name)
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Make(name, MotifShapes.Trained);

        foreach (var training in new[] { true, false })
        {
            model.train(training);
            var strengths = model.call(Nucleotides(batch: 32, seed: 1)).data<float>().ToArray();
            Assert.All(strengths, strength => Assert.Equal(MotifShapes.MeanLabel, strength, 0.25));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_that_was_disposed_leaves_no_tensor_behind(string name)
    {
        const int WithBias = 1; // TorchSharp leaves one of its own handles of such a convolution to the garbage collector.
        var before = LiveTensors;

        using (var model = MotifShapes.Make(name, MotifShapes.Tiny))
        {
            using var scope = NewDisposeScope();
            model.call(ModelZoo.Tokens(batch: 3, MotifShapes.Tiny.Length, seed: 1)).sum().backward();
        }

        Assert.Equal(before + WithBias, LiveTensors);
    }

    // A selector's loss is a tensor that the model holds, but no weight.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_pass_leaves_it_the_same_arrays(string name)
    {
        using var scope = NewDisposeScope();
        using var fresh = MotifShapes.Make(name, MotifShapes.Tiny);
        using var passed = MotifShapes.Make(name, MotifShapes.Tiny);

        passed.call(ModelZoo.Tokens(batch: 3, MotifShapes.Tiny.Length, seed: 1));

        Assert.Equal(ModelWeights.Of(fresh).Arrays.Keys, ModelWeights.Of(passed).Arrays.Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_predictions_depend_on_the_order_of_letters(string name) =>
        Assert.InRange(ChangeUnderShuffle(() => MotifShapes.Make(name, MotifShapes.Trained)), 1e-4, 1);

    [Fact]
    public void A_positional_signal_makes_attention_depend_on_the_order_of_letters() =>
        Assert.InRange(ChangeUnderShuffle(() => new PositionedAttention(Dense(heads: 2), Length)), 1e-5, 1);

    [Fact]
    public void Without_one_the_published_models_and_the_mean_embedding_do_not_see_it()
    {
        Assert.InRange(ChangeUnderShuffle(() => new DenseAttention(Dense(heads: 2))), 0, 1e-6);
        Assert.InRange(ChangeUnderShuffle(() => new MeanEmbedding(Dense(heads: 2))), 0, 1e-6);
        Assert.InRange(
            ChangeUnderShuffle(() => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.1)),
            0,
            1e-6
        );
    }

    // In both places every position sees the same letters around it: only where it is differs.
    [Fact]
    public void It_may_learn_where_a_motif_is_but_does_not_know_at_first()
    {
        using var scope = NewDisposeScope();
        using var model = MotifShapes.Dense(MotifShapes.Trained);
        model.eval();
        var here = WithPatternAt(50);
        var there = WithPatternAt(120);

        Assert.Equal(model.call(here).item<float>(), model.call(there).item<float>(), 1e-5);
        using (no_grad())
        {
            model.get_parameter("stem.place.weight")!.fill_(1);
        }

        Assert.NotEqual(model.call(here).item<float>(), model.call(there).item<float>(), 1e-5);
    }

    /// <summary>Of one letter but for a pattern.</summary>
    private static Tensor WithPatternAt(int position)
    {
        var codes = new long[Length];
        Alphabet.Encode("GATTACA").Select(code => (long)code).ToArray().CopyTo(codes, position);
        return tensor(codes, 1, Length);
    }

    private static double ChangeUnderShuffle(Func<SequenceModel> make)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(3);
        using var model = make();
        model.eval();
        var tokens = Nucleotides(batch: 4, seed: 2);
        var shuffled = tokens.index_select(1, tensor(random.Permutation(Length).Select(row => (long)row).ToArray()));
        var before = Pass(tokens);
        return (before - Pass(shuffled)).abs().max().item<float>();

        Tensor Pass(Tensor codes)
        {
            random.Reseed(4); // so that what is chosen at random is the same
            return model.call(codes);
        }
    }

    private static Tensor Nucleotides(long batch, long seed) =>
        ModelZoo.Tokens(batch, Length, seed).remainder(Alphabet.NucleotideCount);
}
