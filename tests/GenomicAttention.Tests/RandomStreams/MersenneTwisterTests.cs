using GenomicAttention.RandomStreams;

namespace GenomicAttention.Tests.RandomStreams;

public sealed class MersenneTwisterTests
{
    // The output that Matsumoto and Nishimura publish with their program (mt19937ar.out).
    [Fact]
    public void Seeded_with_the_authors_key_it_draws_the_words_that_they_publish()
    {
        var words = new MersenneTwister([0x123, 0x234, 0x345, 0x456]);

        Assert.Equal(
            [1067595299, 955945823, 477289528, 4107218783, 4228976476],
            Enumerable.Range(0, 5).Select(_ => words.NextUInt32())
        );
    }

    // ISO C++ [rand.predef]: the ten thousandth word of std::mt19937.
    [Fact]
    public void Seeded_with_5489_its_ten_thousandth_word_is_that_of_the_Cpp_standard()
    {
        var words = new MersenneTwister(5489);
        for (var i = 1; i < 10_000; i++)
        {
            words.NextUInt32();
        }

        Assert.Equal(4123659995, words.NextUInt32());
    }

    [Fact]
    public void A_key_longer_than_the_state_is_used_to_its_end()
    {
        var key = new uint[700];
        var words = new MersenneTwister(key);
        key[^1] = 1;

        Assert.NotEqual(words.NextUInt32(), new MersenneTwister(key).NextUInt32());
    }

    [Fact]
    public void An_empty_key_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MersenneTwister(ReadOnlySpan<uint>.Empty));
}
