using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Tests.RandomStreams;

public sealed class UniformRandomTests
{
    // numpy.random.RandomState([42, 0]) has the same words: w = .randint(0, 2**32, size=2, dtype=uint32), and
    // "ATCG"[w >> 2 * i & 3] for i from 0 to 15.
    [Fact]
    public void Nucleotides_are_the_bits_of_the_words_lowest_first()
    {
        var codes = new byte[20];

        new UniformRandom(42).FillNucleotides(codes);

        Assert.Equal("CCACGCAGGTCCATGCTGCC", Alphabet.Decode(codes));
    }

    // .random_sample(2)
    [Fact]
    public void Doubles_are_those_of_NumPy()
    {
        var random = new UniformRandom(42);

        Assert.Equal([0.7056853500814324, 0.37490555412777626], [random.NextDouble(), random.NextDouble()]);
    }

    // .standard_normal(), every second one: of each pair, that which NumPy keeps for its next call.
    [Fact]
    public void Normal_numbers_are_every_second_one_of_NumPy()
    {
        var random = new UniformRandom(42);

        Assert.Equal(1.460883127597847, random.NextNormal(), 1e-15);
        Assert.Equal(-2.127834894461011, random.NextNormal(), 1e-15);
    }

    [Fact]
    public void All_32_bits_above_the_lowest_of_a_seed_count() =>
        Assert.NotEqual(new UniformRandom(1).NextDouble(), new UniformRandom(1L << 32 | 1).NextDouble());

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(195)]
    public void Integers_below_a_bound_come_equally_often(int bound)
    {
        var random = new UniformRandom(bound);

        ChiSquare.AssertUniform(Enumerable.Range(0, bound), [.. Draws(50_000, () => random.Below(bound))]);
    }

    [Fact]
    public void The_only_integer_below_1_takes_nothing_from_the_stream()
    {
        var random = new UniformRandom(9);

        Assert.Equal(0, random.Below(1));
        Assert.Equal(new UniformRandom(9).NextDouble(), random.NextDouble());
    }

    [Fact]
    public void The_greatest_bound_is_taken() =>
        Assert.InRange(new UniformRandom(2).Below(int.MaxValue), 0, int.MaxValue - 1);

    [Fact]
    public void Items_come_in_every_order_equally_often()
    {
        var random = new UniformRandom(3);

        ChiSquare.AssertUniform(
            from a in "ABCD"
            from b in "ABCD"
            from c in "ABCD"
            from d in "ABCD"
            where new[] { a, b, c, d }.Distinct().Count() == 4
            select $"{a}{b}{c}{d}",
            [
                .. Draws(
                    20_000,
                    () =>
                    {
                        Span<char> items = ['A', 'B', 'C', 'D'];
                        random.Shuffle(items);
                        return new string(items);
                    }
                ),
            ]
        );
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformRandom(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformRandom(0).Below(0));
    }

    private static IEnumerable<T> Draws<T>(int count, Func<T> draw) => Enumerable.Range(0, count).Select(_ => draw());
}
