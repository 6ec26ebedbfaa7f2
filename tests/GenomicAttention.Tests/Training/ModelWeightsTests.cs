using GenomicAttention.Models.Motif;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Models.Motif;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class ModelWeightsTests
{
    public static TheoryData<string> Names => ModelZoo.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_that_gets_the_weights_of_another_predicts_as_it_does(string name)
    {
        using var scope = NewDisposeScope();
        using var first = ModelZoo.Make(name, seed: 1);
        using var second = ModelZoo.Make(name, seed: 2);
        var tokens = ModelZoo.Tokens(batch: 4, length: 30, seed: 1);
        first.eval();
        second.eval();
        Assert.NotEqual(Predict(first), Predict(second));

        ModelWeights.Of(first).CopyTo(second);

        Assert.Equal(Predict(first), Predict(second));

        float[] Predict(nn.Module<Tensor, Tensor> model) => [.. model.call(tokens).data<float>()];
    }

    // The stem's positions and the selector's footprint are given, not learned.
    [Fact]
    public void Only_what_is_learned_or_counted_is_among_them()
    {
        using var model = MotifShapes.Sparse(MotifShapes.Tiny, MotifSelection.Learned);

        Assert.Equal(
            model
                .named_parameters()
                .Select(pair => pair.name)
                .Concat(
                    from normalisation in new[] { "stem.exponents", "stem.matches" }
                    from counted in new[] { "running_mean", "running_var" }
                    select $"{normalisation}.{counted}"
                )
                .Order(StringComparer.Ordinal),
            ModelWeights.Of(model).Arrays.Keys
        );
    }

    [Fact]
    public void They_are_a_copy()
    {
        using var model = ModelZoo.Make("joint", seed: 1);
        var weights = ModelWeights.Of(model);
        var before = weights.Arrays["predictor.0.bias"].Values.ToArray();

        using (no_grad())
        {
            model.get_parameter("predictor.0.bias")!.zero_();
        }

        Assert.Equal(before, weights.Arrays["predictor.0.bias"].Values);
    }

    [Fact]
    public void Names_shapes_or_a_number_of_parameters_that_the_model_does_not_have_are_refused()
    {
        using var model = ModelZoo.Make("dense, collapsed", seed: 1);
        var weights = ModelWeights.Of(model);
        var bias = weights.Arrays["classifier.0.bias"];

        AssertRefused("classifier.0.bias", With("classifier.0.other", bias, without: "classifier.0.bias"));
        AssertRefused("classifier.0.bias", With("classifier.0.bias", new WeightArray([4, 4], bias.Values)));
        AssertRefused("classifier.0.bias", With("classifier.0.bias", new WeightArray([15], bias.Values[..15])));
        AssertRefused("8 arrays do not fit 9", new ModelWeights(weights.Arrays.Skip(1).ToDictionary()));
        AssertRefused("10 arrays do not fit 9", With("one.too.many", bias));

        ModelWeights With(string name, WeightArray array, string without = "") =>
            new(
                new Dictionary<string, WeightArray>(weights.Arrays.Where(pair => pair.Key != without))
                {
                    [name] = array,
                }
            );

        void AssertRefused(string message, ModelWeights wrong) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => wrong.CopyTo(model)).Message);
    }

    [Fact]
    public void Values_that_do_not_fill_their_shape_are_refused()
    {
        using var model = ModelZoo.Make("dense, collapsed", seed: 1);
        var weights = ModelWeights.Of(model);
        var arrays = new Dictionary<string, WeightArray>(weights.Arrays)
        {
            ["classifier.0.bias"] = new WeightArray([16], new float[15]),
        };

        Assert.Throws<ArgumentException>(() => new ModelWeights(arrays).CopyTo(model));
    }
}
