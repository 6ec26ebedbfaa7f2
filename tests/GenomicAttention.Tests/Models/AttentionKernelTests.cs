using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using Xunit.Abstractions;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models;

[Collection(TorchTests.Collection)]
public sealed class AttentionKernelTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-6;

    public static TheoryData<int, int, AttentionKernel> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, AttentionKernel>();
            foreach (var heads in new[] { 1, 2, 4 })
            {
                foreach (var length in new[] { 1, 2, 7, 64, 200, 513 })
                {
                    shapes.Add(heads, length, AttentionKernel.Fused);
                    shapes.Add(heads, length, AttentionKernel.Collapsed);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_kernel_predicts_and_learns_as_the_module_does(int heads, int length, AttentionKernel kernel)
    {
        using var scope = NewDisposeScope();
        var tokens = ModelZoo.Tokens(batch: 9, length, seed: length);

        AssertSame(Pass(heads, AttentionKernel.Module, tokens), Pass(heads, kernel, tokens));
    }

    [Theory]
    [InlineData(AttentionKernel.Fused)]
    [InlineData(AttentionKernel.Collapsed)]
    public void Types_that_do_not_occur_in_a_sequence_make_no_difference(AttentionKernel kernel)
    {
        using var scope = NewDisposeScope();
        byte[] kinds = [Alphabet.A, Alphabet.T, Alphabet.C, Alphabet.G, Alphabet.N];
        var codes = kinds.SelectMany(kind => Enumerable.Repeat((long)kind, 40)).ToArray();
        var tokens = tensor(codes, kinds.Length, 40); // each row one type alone

        AssertSame(Pass(4, AttentionKernel.Module, tokens), Pass(4, kernel, tokens));
    }

    [Fact]
    public void Attention_weights_are_shares_of_each_query_whatever_kernel_predicts()
    {
        using var scope = NewDisposeScope();
        var tokens = ModelZoo.Tokens(batch: 3, length: 50, seed: 2);

        foreach (var kernel in Enum.GetValues<AttentionKernel>())
        {
            using var model = Make(2, kernel);
            var weights = model.AttentionWeights(tokens); // [batch, queries, keys]

            Assert.Equal([3, 50, 50], weights.shape);
            Assert.All(weights.sum(-1).data<float>(), sum => Assert.Equal(1, sum, 1e-5));
            Assert.True(weights.ge(0).all().item<bool>());
        }
    }

    [Fact]
    public void A_kernel_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(2, (AttentionKernel)7));

    // Predictions, and the gradient of every parameter, with the same weights and the same dropout.
    private static Dictionary<string, float[]> Pass(int heads, AttentionKernel kernel, Tensor tokens)
    {
        using var model = Make(heads, kernel);
        using var random = new TorchRandom(5);
        var predicted = model.call(tokens);
        predicted.pow(2).mean().backward();

        var values = model.named_parameters().ToDictionary(pair => pair.name, pair => Values(pair.parameter.grad!));
        values.Add("predictions", Values(predicted));
        return values;
    }

    private void AssertSame(Dictionary<string, float[]> expected, Dictionary<string, float[]> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        var largest = expected.Where(pair => pair.Key != "predictions").Max(pair => Size(pair.Value));
        var worst = 0.0;
        foreach (var (name, values) in expected)
        {
            // Gradients as shares of the largest: some are zero but for rounding, such as that of the keys' bias.
            var unit = name == "predictions" ? Size(values) : largest;
            var differences = values.Zip(actual[name], (a, b) => Math.Abs(a - b) / unit);
            worst = Math.Max(worst, differences.Max());
            Assert.All(differences, difference => Assert.InRange(difference, 0, Tolerance));
        }

        output.WriteLine(FormattableString.Invariant($"largest relative difference {worst:E2}"));
    }

    private static DenseAttention Make(int heads, AttentionKernel kernel)
    {
        using var random = new TorchRandom(4);
        return new DenseAttention(Dense(heads, kernel));
    }

    private static double Size(float[] values) => values.Max(value => (double)Math.Abs(value));

    private static float[] Values(Tensor tensor) => [.. tensor.contiguous().data<float>()];
}
