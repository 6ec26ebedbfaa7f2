using System.Text.Json;
using CsCheck;
using GenomicAttention.RandomStreams;
using GenomicAttention.Tests.Golden;

namespace GenomicAttention.Tests.RandomStreams;

public sealed class PythonRandomTests
{
    public static TheoryData<int> RecordedStreams => GoldenFile.MoreStreams.Positions("python");

    [Fact]
    public void At_seed_42_it_draws_the_words_that_CPython_draws()
    {
        var random = new PythonRandom(42);

        foreach (var word in GoldenFile.Streams.Items("python_seed42", "getrandbits32"))
        {
            Assert.Equal(word.GetUInt64(), random.GetRandBits(32));
        }
    }

    [Fact]
    public void At_seed_42_it_draws_what_the_sweep_draws_in_its_order()
    {
        var random = new PythonRandom(42);

        AssertDraws("choice_of_4", () => random.Choice([0, 1, 2, 3]));
        AssertDraws("then_randint_1_3", () => random.RandInt(1, 3));
        foreach (var sample in GoldenFile.Streams.Items("python_seed42", "then_sample_2_of_3"))
        {
            Assert.Equal(sample.Deserialize<int[]>(), random.Sample([0, 1, 2], 2));
        }

        AssertDraws("then_randint_10_184", () => random.RandInt(10, 184));
    }

    [Theory]
    [MemberData(nameof(RecordedStreams))]
    public void It_draws_what_CPython_drew_at_seeds_of_one_and_two_words(int stream)
    {
        var golden = GoldenFile.MoreStreams.At("python", stream);
        var random = new PythonRandom(golden.GetProperty("seed").GetInt64());

        foreach (var draw in golden.GetProperty("draws").EnumerateArray())
        {
            foreach (var value in draw.GetProperty("values").EnumerateArray())
            {
                AssertNext(random, draw, value);
            }
        }
    }

    [Fact]
    public void A_negative_seed_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PythonRandom(-1));

    [Fact]
    public void An_empty_range_or_choice_is_refused()
    {
        var random = new PythonRandom(0);

        Assert.Throws<ArgumentOutOfRangeException>(() => random.RandInt(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Choice(Array.Empty<int>()));
    }

    [Fact]
    public void A_sample_larger_than_what_there_is_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PythonRandom(0).Sample([1, 2], 3));

    [Fact]
    public void An_integer_lies_between_its_ends() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int, Gen.Int)
            .Sample(
                (seed, a, b) =>
                    Assert.InRange(
                        new PythonRandom(seed).RandInt(Math.Min(a, b), Math.Max(a, b)),
                        Math.Min(a, b),
                        Math.Max(a, b)
                    )
            );

    [Fact]
    public void A_sample_of_all_is_a_permutation_and_a_smaller_one_repeats_nothing() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 400], Gen.Int[0, 400])
            .Sample(
                (seed, a, b) =>
                {
                    var items = Enumerable.Range(0, Math.Max(a, b)).ToArray();
                    var drawn = new PythonRandom(seed).Sample(items, Math.Min(a, b));

                    Assert.Equal(Math.Min(a, b), drawn.Distinct().Count());
                    Assert.Subset(items.ToHashSet(), drawn.ToHashSet());
                    Assert.Equal(items, new PythonRandom(seed).Sample(items, items.Length).Order());
                }
            );

    private static void AssertDraws(string name, Func<int> draw)
    {
        foreach (var value in GoldenFile.Streams.Integers("python_seed42", name))
        {
            Assert.Equal(value, draw());
        }
    }

    private static void AssertNext(PythonRandom random, JsonElement draw, JsonElement value)
    {
        var arguments = draw.GetProperty("arguments").Deserialize<int[]>()!;
        switch (draw.GetProperty("call").GetString())
        {
            case "getrandbits":
                Assert.Equal(value.GetUInt64(), random.GetRandBits(arguments[0]));
                break;
            case "choice":
                Assert.Equal(value.GetInt32(), random.Choice(Enumerable.Range(0, arguments[0]).ToArray()));
                break;
            case "randint":
                Assert.Equal(value.GetInt32(), random.RandInt(arguments[0], arguments[1]));
                break;
            case "sample":
                var items = Enumerable.Range(0, arguments[0]).ToArray();
                Assert.Equal(value.Deserialize<int[]>(), random.Sample(items, arguments[1]));
                break;
            default:
                throw new NotSupportedException(draw.ToString());
        }
    }
}
