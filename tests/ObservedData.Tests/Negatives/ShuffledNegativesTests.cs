using GenomicAttention.Evaluation;
using GenomicAttention.RandomStreams;
using ObservedData.Negatives;

namespace ObservedData.Tests.Negatives;

public sealed class ShuffledNegativesTests
{
    [Theory]
    [InlineData(NegativeKind.GcShuffled, 1)]
    [InlineData(NegativeKind.DinucleotideShuffled, 2)]
    public void A_negative_keeps_what_it_is_said_to_keep_and_is_no_positive(NegativeKind kind, int k)
    {
        var negatives = ShuffledNegatives.Of(Promoters.Sequences, kind, perPositive: 2, new UniformRandom(1));
        var positives = Encode.Letters(Promoters.Sequences);
        var letters = Encode.Letters(negatives.Sequences);

        Assert.Equal(212, letters.Length);
        Assert.Empty(negatives.EqualToPositives);
        Assert.Empty(letters.Intersect(positives));
        Assert.Equal("ecoli_001_shuffled_1", negatives.Sequences.Ids[0]);
        Assert.Equal("ecoli_106_shuffled_2", negatives.Sequences.Ids[^1]);
        Assert.Equal(212, negatives.Sequences.Ids.Distinct().Count());
        for (var row = 0; row < letters.Length; row++)
        {
            Assert.Equal(row % 106, negatives.SourceRows[row]);
            Assert.Equal(Runs(positives[row % 106], k), Runs(letters[row], k));
        }
    }

    [Fact]
    public void A_shuffle_of_composition_does_not_keep_pairs()
    {
        var negatives = ShuffledNegatives.Of(Promoters.Sequences, NegativeKind.GcShuffled, 1, new UniformRandom(1));

        Assert.NotEqual(
            Runs(Encode.Letters(Promoters.Sequences)[0], 2),
            Runs(Encode.Letters(negatives.Sequences)[0], 2)
        );
    }

    // Half of the draws of AC are AC itself.
    [Fact]
    public void Orders_that_are_positives_are_drawn_again()
    {
        var positives = Encode.Rows("AC", "GT", "GA");
        for (var seed = 0; seed < 20; seed++)
        {
            Assert.Equal(["CA", "TG", "AG"], Encode.Letters(Drawn(seed).Sequences));
        }

        NegativeSequences Drawn(int seed) =>
            ShuffledNegatives.Of(positives, NegativeKind.GcShuffled, 1, new UniformRandom(seed));
    }

    [Fact]
    public void Sequences_without_another_order_are_reported()
    {
        var composition = ShuffledNegatives.Of(
            Encode.Rows("AAAA", "AACC", "AC--", "CA--"),
            NegativeKind.GcShuffled,
            1,
            new UniformRandom(1)
        );
        Assert.Equal([0, 2, 3], composition.EqualToPositives);

        var pairs = ShuffledNegatives.Of(
            Encode.Rows("ACC", "ATT"),
            NegativeKind.DinucleotideShuffled,
            1,
            new UniformRandom(1)
        );
        Assert.Equal([0, 1], pairs.EqualToPositives);
    }

    [Fact]
    public void Padding_stays_at_the_end_of_negatives_and_of_the_other_strand()
    {
        var rows = Encode.Rows("AACGT--", "CCGTA--");
        var negatives = ShuffledNegatives.Of(rows, NegativeKind.GcShuffled, 3, new UniformRandom(1));

        Assert.All(
            Encode.Letters(negatives.Sequences),
            letters => Assert.EndsWith("--", letters, StringComparison.Ordinal)
        );
        Assert.All(Encode.Letters(negatives.Sequences), letters => Assert.DoesNotContain('-', letters[..5]));
        Assert.Equal(["ACGTT--", "TACGG--"], Encode.Letters(InputShuffles.ReverseComplements(rows)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_negatives_and_none_at_all_is_an_error()
    {
        Assert.Equal(Drawn(3), Drawn(3));
        Assert.NotEqual(Drawn(3), Drawn(4));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ShuffledNegatives.Of(Promoters.Sequences, NegativeKind.GcShuffled, 0, new UniformRandom(1))
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ShuffledNegatives.Of(Promoters.Sequences, (NegativeKind)7, 1, new UniformRandom(1))
        );

        static string[] Drawn(int seed) =>
            Encode.Letters(
                ShuffledNegatives
                    .Of(Promoters.Sequences, NegativeKind.DinucleotideShuffled, 1, new UniformRandom(seed))
                    .Sequences
            );
    }

    private static string[] Runs(string letters, int k) =>
        [
            .. Enumerable
                .Range(0, letters.Length - k + 1)
                .Select(i => letters.Substring(i, k))
                .Order(StringComparer.Ordinal),
        ];
}
