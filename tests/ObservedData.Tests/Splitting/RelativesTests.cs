using CsCheck;
using GenomicAttention.Sequences;
using ObservedData.Splitting;

namespace ObservedData.Tests.Splitting;

public sealed class RelativesTests
{
    [Fact]
    public void Copies_and_reverse_complements_are_related_without_being_asked_for()
    {
        var relatives = Relatives.Of(Encode.Rows("AACG", "CCCC", "CGTT", "AACG", "GGGG", "ATAT"));

        Assert.Equal([0, 1, 0, 0, 1, 2], relatives.GroupOfRow.AsEnumerable());
        Assert.Equal(
            [
                new RelatedPair(0, 2, "s1", "s3", IsOtherStrand: true, 0, 4),
                new RelatedPair(0, 3, "s1", "s4", IsOtherStrand: false, 0, 4),
                new RelatedPair(1, 4, "s2", "s5", IsOtherStrand: true, 0, 4),
            ],
            relatives.Pairs
        );
    }

    [Fact]
    public void Padding_is_no_part_of_a_sequence_when_its_other_strand_is_read() =>
        Assert.Equal([0, 0, 1], Relatives.Of(Encode.Rows("AAC--", "GTT--", "AAC-A")).GroupOfRow.AsEnumerable());

    [Fact]
    public void Rows_of_one_value_of_a_column_are_related_and_those_of_none_are_not() =>
        Assert.Equal(
            [0, 1, 0, 2, 3, 4, 5],
            Relatives
                .Of(
                    Encode.Rows("AAAC", "AACA", "ACAA", "CAAA", "AACC", "ACCA", "CACA"),
                    ["x", "y", "x", "", null, "", null]
                )
                .GroupOfRow.AsEnumerable()
        );

    [Fact]
    public void Relatives_of_relatives_are_related() =>
        // A copy joins rows 0 and 1, the column rows 1 and 2.
        Assert.Equal(
            [0, 0, 0],
            Relatives.Of(Encode.Rows("AAAC", "AAAC", "ACAA"), ["x", "y", "y"]).GroupOfRow.AsEnumerable()
        );

    // Counted by a program of its own, letter by letter, with NumPy.
    [Fact]
    public void Of_the_E_coli_promoters_58_pairs_have_30_equal_letters_at_a_shift_of_up_to_25()
    {
        var relatives = Relatives.Of(Promoters.Sequences, similarity: new SimilarityRule(25, 30));

        Assert.Equal(58, relatives.Pairs.Count);
        Assert.All(relatives.Pairs, pair => Assert.False(pair.IsOtherStrand));
        Assert.Equal(
            58,
            Relatives.Of(Promoters.Sequences, similarity: new SimilarityRule(25, 30, BothStrands: true)).Pairs.Count
        );
    }

    [Fact]
    public void The_shift_is_where_the_second_s_letters_lie_beside_the_first_s()
    {
        var pair = Assert.Single(
            Relatives.Of(Encode.Rows("AACGTCAG", "CGTCAGTT"), similarity: new SimilarityRule(3, 5)).Pairs
        );

        Assert.Equal((2, 6), (pair.Shift, pair.EqualLetters));
    }

    [Fact]
    public void The_best_shift_is_that_of_comparing_letter_by_letter() =>
        Gen.Select(Gen.Char["ATCGN-"].Array[2 * 131], Gen.Int[0, 140])
            .Sample(
                (letters, largestShift) =>
                {
                    var (one, other) = (letters[..131], letters[131..]);
                    var rows = Encode.Rows(new string(one), new string(other));
                    var (shift, equal) = Naive(one, other, Math.Min(largestShift, 130));
                    var pairs = Relatives.Of(rows, similarity: new SimilarityRule(largestShift, 1)).Pairs;

                    var pair = Assert.Single(pairs);
                    Assert.Equal((shift, equal), (pair.Shift, pair.EqualLetters));
                },
                iter: 100
            );

    [Fact]
    public void The_other_strand_is_compared_where_asked_for()
    {
        var rows = Encode.Rows("AACGTCAGGA", "TCCTGACGTA");

        Assert.Empty(Relatives.Of(rows, similarity: new SimilarityRule(2, 9)).Pairs);
        var pair = Assert.Single(Relatives.Of(rows, similarity: new SimilarityRule(2, 9, BothStrands: true)).Pairs);
        Assert.True(pair.IsOtherStrand);
        Assert.Equal((0, 9), (pair.Shift, pair.EqualLetters));
    }

    [Fact]
    public void A_reverse_complement_that_is_similar_as_well_is_listed_once() =>
        Assert.Single(
            Relatives.Of(Encode.Rows("AACGTC", "GACGTT"), similarity: new SimilarityRule(2, 4, BothStrands: true)).Pairs
        );

    [Fact]
    public void More_sequences_than_can_be_compared_are_an_error_that_names_a_way_out()
    {
        // 20,001 different sequences: all of 8 letters from the first on.
        var codes = Enumerable
            .Range(0, Relatives.MostCompared + 1)
            .SelectMany(i => Enumerable.Range(0, 8).Select(k => (byte)((i >> (2 * k)) & 3)));
        var rows = new EncodedSequences(
            8,
            codes.ToArray(),
            Enumerable.Range(0, Relatives.MostCompared + 1).Select(i => $"{i}")
        );

        var error = Assert.Throws<SplitException>(() => Relatives.Of(rows, similarity: new SimilarityRule(1, 8)));

        Assert.Contains("group column", error.Message, StringComparison.Ordinal);
        Assert.Contains("20001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_another_length_and_a_rule_of_no_letters_are_errors()
    {
        var rows = Encode.Rows("AC", "AA");

        Assert.Throws<ArgumentException>(() => Relatives.Of(rows, ["x"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Relatives.Of(rows, similarity: new SimilarityRule(1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Relatives.Of(rows, similarity: new SimilarityRule(-1, 2)));
    }

    private static (int Shift, int Equal) Naive(char[] one, char[] other, int largestShift)
    {
        var shifts = Enumerable.Range(-largestShift, (2 * largestShift) + 1).OrderBy(Math.Abs).ThenBy(shift => shift);
        return shifts
            .Select(shift => (shift, Equal: Enumerable.Range(0, other.Length).Count(i => IsEqual(i, shift))))
            .MaxBy(best => best.Equal);

        bool IsEqual(int i, int shift) =>
            i + shift >= 0
            && i + shift < one.Length
            && one[i + shift] == other[i]
            && "ATCG".Contains(other[i], StringComparison.Ordinal);
    }
}
