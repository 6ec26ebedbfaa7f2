using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models.Motif;

/// <summary>A frozen model looks words up that it computed before.</summary>
[Collection(TorchTests.Collection)]
public sealed class FrozenModelTests
{
    private const int Length = 60;

    private static readonly MotifOptions Narrow = MotifShapes.Trained with { Length = Length, Width = 5 };

    [Theory]
    [InlineData("dense", false)]
    [InlineData("dense", true)]
    [InlineData(nameof(MotifSelection.Learned), false)]
    [InlineData(nameof(MotifSelection.Learned), true)]
    [InlineData(nameof(MotifSelection.Norm), false)]
    public void It_predicts_the_same(string name, bool padded)
    {
        using var scope = NewDisposeScope();
        using var model = WithUnevenWeights(name, Narrow);
        var tokens = padded
            ? ModelZoo.PaddedTokens(batch: 40, Length, seed: 2)
            : ModelZoo.Tokens(batch: 40, Length, seed: 2);

        var before = Predictions(model, tokens);
        model.Freeze();
        var after = Predictions(model, tokens);

        Assert.True(before.Max() - before.Min() > 0.01); // Else they would agree whatever is looked up.
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void It_no_longer_sees_its_weights()
    {
        using var scope = NewDisposeScope();
        using var model = WithUnevenWeights("dense", Narrow);
        var tokens = ModelZoo.Tokens(batch: 4, Length, seed: 2);
        model.Freeze();
        var before = Predictions(model, tokens);

        using (no_grad())
        {
            model.get_parameter("stem.patterns.weight")!.zero_();
        }

        Assert.Equal(before, Predictions(model, tokens));
    }

    [Fact]
    public void A_pattern_too_wide_for_a_table_is_computed_as_before()
    {
        using var scope = NewDisposeScope();
        using var model = WithUnevenWeights("dense", Narrow with { Width = WordTable.WidestWord + 2 });
        var tokens = ModelZoo.Tokens(batch: 4, Length, seed: 2);

        var before = Predictions(model, tokens);
        model.Freeze();

        Assert.Equal(before, Predictions(model, tokens));
    }

    // Weights that do something, and norms that have seen sequences.
    private static SequenceModel WithUnevenWeights(string name, MotifOptions options)
    {
        var model = MotifShapes.Make(name, options);
        using var random = new TorchRandom(seed: 3);
        using (no_grad())
        {
            foreach (var (parameterName, parameter) in model.named_parameters())
            {
                if (parameterName.EndsWith("weight", StringComparison.Ordinal))
                {
                    parameter.normal_(mean: 0, std: 0.5);
                }
            }

            model.train();
            for (var pass = 0; pass < 5; pass++)
            {
                using var scope = NewDisposeScope();
                model.call(ModelZoo.Tokens(batch: 16, options.Length, seed: pass));
            }
        }

        model.eval();
        return model;
    }

    private static float[] Predictions(SequenceModel model, Tensor tokens)
    {
        using var withoutGradient = no_grad();
        return model.call(tokens).data<float>().ToArray();
    }
}
