using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Training.Checkpoints;

[Collection(TorchTests.Collection)]
public sealed class GeneratorStateTests
{
    private static readonly Dictionary<string, Action<TorchRandom>> Draws = new()
    {
        ["nothing"] = _ => { },
        ["an integer"] = random => random.BeginPass(),
        ["a shuffled pass"] = random => random.BeginShuffledPass(100).Dispose(),
        ["a permutation"] = random => random.Permutation(33),
        ["doubles"] = _ => rand(7, dtype: ScalarType.Float64).Dispose(),
        ["floats"] = _ => rand(5).Dispose(),
        ["a normal, whose twin is held back"] = _ => randn(1).Dispose(),
        ["a float64 normal, whose twin is held back"] = _ => randn(3, dtype: ScalarType.Float64).Dispose(),
        ["normals by the vector"] = _ => randn(40).Dispose(),
        ["all of the generator's table but one"] = _ => rand(623).Dispose(),
    };

    public static TheoryData<string> Before => [.. Draws.Keys];

    [Theory]
    [MemberData(nameof(Before))]
    public void Put_back_to_where_it_stood_the_generator_draws_the_same_again(string drawn)
    {
        using var random = new TorchRandom(3);
        Draws[drawn](random);
        var state = random.State();
        var expected = Draw(random);

        random.Restore(state);
        Assert.Equal(expected, Draw(random));

        random.Reseed(4);
        Draw(random);
        random.Restore(state);
        Assert.Equal(expected, Draw(random));
        random.Restore(state);
        Assert.Equal(state, random.State());
    }

    [Fact]
    public void Asking_where_the_generator_stands_draws_nothing()
    {
        using var random = new TorchRandom(3);
        var expected = Draw(random);

        random.Reseed(3);
        random.State();

        Assert.Equal(expected, Draw(random));
    }

    // Of every kind, a single normal first: the twin of one drawn before.
    private static double[] Draw(TorchRandom random)
    {
        using var scope = NewDisposeScope();
        var normal = randn(1).item<float>();
        var wideNormal = randn(1, dtype: ScalarType.Float64).item<double>();
        return
        [
            normal,
            wideNormal,
            .. rand(1001, dtype: ScalarType.Float64).data<double>(),
            .. random.BeginShuffledPass(50).data<long>().Select(row => (double)row),
            .. random.Permutation(30).Select(row => (double)row),
            .. randint(long.MinValue, long.MaxValue, [20], dtype: ScalarType.Int64)
                .data<long>()
                .Select(value => (double)value),
            .. randn(700).data<float>().Select(value => (double)value),
        ];
    }
}
