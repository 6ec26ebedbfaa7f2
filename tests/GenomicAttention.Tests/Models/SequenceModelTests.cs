using GenomicAttention.Sequences;
using GenomicAttention.Tests.Runtime;
using TorchSharp;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models;

[Collection(TorchTests.Collection)]
public sealed class SequenceModelTests
{
    public static TheoryData<string> Names => ModelZoo.Names;

    [Theory]
    [InlineData("dense, module", 4961)]
    [InlineData("dense, fused", 4961)]
    [InlineData("dense, collapsed", 4961)]
    [InlineData("sparse, appendix A.2", 2418)]
    [InlineData("sparse, one layer", 2346)]
    [InlineData("joint", 27505)]
    [InlineData("without attention", 737)] // 6 x 32, 32 x 16 + 16, 16 + 1
    public void It_has_as_many_parameters_as_are_published(string name, long count)
    {
        using var model = ModelZoo.Make(name, seed: 1);

        Assert.Equal(count, model.ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_one_strength_between_0_and_1_for_each_sequence(string name)
    {
        using var scope = NewDisposeScope();
        using var model = ModelZoo.Make(name, seed: 1);

        var strengths = model.call(ModelZoo.Tokens(batch: 5, length: 30, seed: 1));

        Assert.Equal([5], strengths.shape);
        Assert.All(strengths.data<float>(), strength => Assert.InRange(strength, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_gradient_reaches_the_padding(string name)
    {
        using var scope = NewDisposeScope();
        using var model = ModelZoo.Make(name, seed: 1);

        model.call(ModelZoo.PaddedTokens(batch: 8, length: 60, seed: 3)).sum().backward();

        var gradient = model.get_parameter("embeddings.weight")!.grad!; // [types, channels]
        var reached = gradient.ne(0).any(1).data<bool>().ToArray();
        Assert.Equal(Enumerable.Range(0, Alphabet.VocabularySize).Select(type => type != Alphabet.Pad), reached);
    }

    /// <summary>The joint model alone draws values for the padding too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_padding_starts_at_zero_but_in_the_joint_model(string name)
    {
        using var scope = NewDisposeScope();
        using var model = ModelZoo.Make(name, seed: 1);

        var padding = model.get_parameter("embeddings.weight")![Alphabet.Pad];

        Assert.Equal(name == "joint", padding.ne(0).all().item<bool>());
        Assert.Equal(name != "joint", padding.eq(0).all().item<bool>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sequence_is_predicted_alike_alone_and_among_others(string name)
    {
        using var scope = NewDisposeScope();
        using var model = ModelZoo.Make(name, seed: 1);
        model.eval();
        var tokens = ModelZoo.Tokens(batch: 7, length: 40, seed: 5);

        var together = model.call(tokens).data<float>().ToArray();
        var alone = Enumerable.Range(0, 7).Select(row => model.call(tokens.narrow(0, row, 1)).item<float>());

        Assert.All(together.Zip(alone), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_that_was_disposed_leaves_no_tensor_behind(string name)
    {
        // TorchSharp leaves one of its own handles of each convolution to the garbage collector.
        var convolutions = name == "joint" ? Joint.Convolutions.Count : 0;
        var before = LiveTensors;

        using (var model = ModelZoo.Make(name, seed: 1))
        {
            using var scope = NewDisposeScope();
            model.call(ModelZoo.Tokens(batch: 3, length: 20, seed: 1)).sum().backward();
        }

        Assert.Equal(before + convolutions, LiveTensors);
    }

    private static long LiveTensors => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
}
