using CsCheck;
using GenomicAttention.Evaluation;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using static GenomicAttention.Tests.Sequences.Samples;

namespace GenomicAttention.Tests.Evaluation;

public sealed class InputShufflesTests
{
    private static readonly Gen<(EncodedSequences Sequences, long Seed)> Cases =
        from count in Gen.Int[1, 4]
        from length in Gen.Int[1, 60]
        from letters in Gen.Char["ATCGN"].Array[count * length]
        from seed in Gen.Long[0, long.MaxValue]
        select (
            new EncodedSequences(length, Alphabet.Encode(letters), Enumerable.Range(0, count).Select(row => $"{row}")),
            seed
        );

    [Fact]
    public void A_shuffle_keeps_every_nucleotide_and_id() =>
        Cases.Sample(
            (sequences, seed) =>
            {
                var shuffled = InputShuffles.Shuffled(sequences, new UniformRandom(seed));

                Assert.Equal(sequences.Ids.AsEnumerable(), shuffled.Ids);
                AssertRows(sequences, shuffled, letters => letters.Order());
            }
        );

    [Fact]
    public void A_shuffle_gives_every_order_equally_often() =>
        ChiSquare.AssertUniform(
            ["AACG", "AAGC", "ACAG", "AGAC", "ACGA", "AGCA", "CAAG", "GAAC", "CAGA", "GACA", "CGAA", "GCAA"],
            ManyTimes("ACGA", InputShuffles.Shuffled)
        );

    [Fact]
    public void A_dinucleotide_shuffle_keeps_every_pair_of_neighbours_and_both_ends() =>
        Cases.Sample(
            (sequences, seed) =>
            {
                var shuffled = InputShuffles.ShuffledKeepingDinucleotides(sequences, new UniformRandom(seed));

                Assert.Equal(sequences.Ids.AsEnumerable(), shuffled.Ids);
                AssertRows(sequences, shuffled, letters => letters.Zip(letters.Skip(1)).Order());
                AssertRows(sequences, shuffled, letters => (letters[0], letters[^1]));
            }
        );

    [Theory]
    [InlineData("AACAGATCAAG")]
    [InlineData("ACGTACTGTACA")]
    [InlineData("ATATCACTTGA")]
    public void A_dinucleotide_shuffle_gives_every_order_with_the_same_neighbours_equally_often(string sequence)
    {
        var orders = OrdersWithTheNeighboursOf(sequence);

        Assert.True(orders.Count > 5);
        ChiSquare.AssertUniform(orders, ManyTimes(sequence, InputShuffles.ShuffledKeepingDinucleotides));
    }

    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_another()
    {
        var sequences = Encode("ACGTTGCAACTTATAAACGACCAATGGTCAGGGCGGTTAA");

        foreach (
            var shuffle in new Func<EncodedSequences, UniformRandom, EncodedSequences>[]
            {
                InputShuffles.Shuffled,
                InputShuffles.ShuffledKeepingDinucleotides,
            }
        )
        {
            var once = Alphabet.Decode(shuffle(sequences, new UniformRandom(1))[0]);
            Assert.Equal(once, Alphabet.Decode(shuffle(sequences, new UniformRandom(1))[0]));
            Assert.NotEqual(once, Alphabet.Decode(shuffle(sequences, new UniformRandom(2))[0]));
        }
    }

    [Fact]
    public void The_other_strand_is_read_from_its_own_beginning() =>
        Assert.Equal(["TNGGCAT", "AATTGCC"], Letters(InputShuffles.ReverseComplements(Encode("ATGCCNA", "GGCAATT"))));

    [Fact]
    public void The_other_strand_of_the_other_strand_is_the_first() =>
        Cases.Sample(
            (sequences, _) =>
                Assert.Equal(
                    Letters(sequences),
                    Letters(InputShuffles.ReverseComplements(InputShuffles.ReverseComplements(sequences)))
                )
        );

    [Fact]
    public void Padding_stays_at_the_end()
    {
        var padded = Encode("ACCGT---", "--------");

        Assert.Equal(["ACGGT---", "--------"], Letters(InputShuffles.ReverseComplements(padded)));
        Assert.EndsWith("---", Letters(InputShuffles.Shuffled(padded, new UniformRandom(1)))[0]);
        Assert.EndsWith("T---", Letters(InputShuffles.ShuffledKeepingDinucleotides(padded, new UniformRandom(1)))[0]);
    }

    private static List<string> ManyTimes(
        string sequence,
        Func<EncodedSequences, UniformRandom, EncodedSequences> shuffle
    ) => Letters(shuffle(Encode([.. Enumerable.Repeat(sequence, 20_000)]), new UniformRandom(1)));

    private static List<string> Letters(EncodedSequences sequences) =>
        [.. Enumerable.Range(0, sequences.Count).Select(row => Alphabet.Decode(sequences[row]))];

    private static void AssertRows<T>(EncodedSequences expected, EncodedSequences actual, Func<string, T> property) =>
        Assert.Equal(Letters(expected).Select(property), Letters(actual).Select(property));

    // By trying every next nucleotide that is left of the pairs.
    private static List<string> OrdersWithTheNeighboursOf(string sequence)
    {
        var found = new List<string>();
        Extend(sequence[..1], [.. sequence.Zip(sequence[1..], (first, second) => $"{first}{second}")]);
        return found;

        void Extend(string order, List<string> pairs)
        {
            if (pairs.Count == 0)
            {
                found.Add(order);
            }

            foreach (var pair in pairs.Where(pair => pair[0] == order[^1]).Distinct())
            {
                var left = pairs.ToList();
                left.Remove(pair);
                Extend(order + pair[1], left);
            }
        }
    }
}
