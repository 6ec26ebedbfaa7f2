using System.Text.Json;
using CsCheck;
using GenomicAttention.RandomStreams;
using GenomicAttention.Tests.Golden;

namespace GenomicAttention.Tests.RandomStreams;

public sealed class NumpyRandomStateTests
{
    public static TheoryData<int> RecordedStreams => GoldenFile.MoreStreams.Positions("numpy");

    [Fact]
    public void At_seed_42_it_draws_what_the_comparison_draws_in_its_order()
    {
        var random = new NumpyRandomState(42);

        AssertDraws("choice_of_4_size_20", () => random.Choice([0, 1, 2, 3]));
        AssertDraws("then_poisson_2", () => random.Poisson(2));
        AssertDraws("then_choice_of_5_names", () => random.Choice([0, 1, 2, 3, 4]));
        AssertDraws("then_randint_0_194", () => random.RandInt(0, 194));
        foreach (var value in GoldenFile.Streams.Numbers("numpy_seed42", "then_normal_0_0.05"))
        {
            Assert.Equal(value, random.Normal(0, 0.05));
        }

        AssertDraws("then_choice_of_4_size_5", () => random.Choice([0, 1, 2, 3]));
    }

    [Theory]
    [MemberData(nameof(RecordedStreams))]
    public void It_draws_what_NumPy_drew_at_other_seeds(int stream)
    {
        var golden = GoldenFile.MoreStreams.At("numpy", stream);
        var random = new NumpyRandomState(golden.GetProperty("seed").GetInt64());

        foreach (var draw in golden.GetProperty("draws").EnumerateArray())
        {
            foreach (var value in draw.GetProperty("values").EnumerateArray())
            {
                Assert.Equal(value.GetDouble(), Next(random, draw));
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4294967296)]
    public void A_seed_that_NumPy_refuses_is_refused(long seed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandomState(seed));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(10.0)]
    [InlineData(double.NaN)]
    public void A_mean_beyond_the_method_of_multiplication_is_refused(double mean) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandomState(0).Poisson(mean));

    [Fact]
    public void An_empty_range_or_choice_and_a_negative_deviation_are_refused()
    {
        var random = new NumpyRandomState(0);

        Assert.Throws<ArgumentOutOfRangeException>(() => random.RandInt(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Choice(Array.Empty<int>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Normal(0, -1));
    }

    [Fact]
    public void An_integer_is_below_the_upper_end() =>
        Gen.Select(Gen.Long[0, uint.MaxValue], Gen.Int, Gen.Int)
            .Where((_, a, b) => a != b)
            .Sample(
                (seed, a, b) =>
                    Assert.InRange(
                        new NumpyRandomState(seed).RandInt(Math.Min(a, b), Math.Max(a, b)),
                        Math.Min(a, b),
                        Math.Max(a, b) - 1
                    )
            );

    private static void AssertDraws(string name, Func<int> draw)
    {
        foreach (var value in GoldenFile.Streams.Integers("numpy_seed42", name))
        {
            Assert.Equal(value, draw());
        }
    }

    private static double Next(NumpyRandomState random, JsonElement draw)
    {
        var arguments = draw.GetProperty("arguments").Deserialize<double[]>()!;
        return draw.GetProperty("call").GetString() switch
        {
            "choice" => random.Choice(Enumerable.Range(0, (int)arguments[0]).ToArray()),
            "randint" => random.RandInt((int)arguments[0], (int)arguments[1]),
            "poisson" => random.Poisson(arguments[0]),
            "normal" => random.Normal(arguments[0], arguments[1]),
            _ => throw new NotSupportedException(draw.ToString()),
        };
    }
}
