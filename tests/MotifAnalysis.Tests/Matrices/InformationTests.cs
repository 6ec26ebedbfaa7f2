using GenomicAttention.Sequences;
using MotifAnalysis.Logos;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Tests.Matrices;

public class InformationTests
{
    // By hand: 2 bits; 1 bit; none; 2 − 1.75 bits of (1/2, 1/4, 1/8, 1/8).
    private static readonly PositionWeightMatrix ByHand = new([
        1,
        0,
        0,
        0,
        0.5,
        0,
        0,
        0.5,
        0.25,
        0.25,
        0.25,
        0.25,
        0.5,
        0.25,
        0.125,
        0.125,
    ]);

    [Fact]
    public void A_position_tells_two_bits_less_its_entropy() =>
        Assert.Equal([2, 1, 0, 0.25], InformationContent.Of(ByHand));

    [Fact]
    public void Few_sites_tell_less_and_never_less_than_nothing()
    {
        // 3 / (2 ln 2 · 10) = 0.21640425613334453 (Schneider and others 1986, for large n).
        var bits = InformationContent.Of(ByHand, 10);

        Assert.Equal(2 - 0.21640425613334453, bits[0], 1e-14);
        Assert.Equal(0, bits[2]);
    }

    [Fact]
    public void Against_a_uniform_background_the_relative_entropy_is_the_information()
    {
        var relative = InformationContent.Relative(ByHand, NucleotideBackground.Uniform);

        Assert.Equal(InformationContent.Of(ByHand), relative, (x, y) => Math.Abs(x - y) < 1e-12);
        // By hand: log₂ (1 / 0.4).
        var background = new NucleotideBackground(0.4, 0.1, 0.1, 0.4);
        Assert.Equal(Math.Log2(2.5), InformationContent.Relative(ByHand, background)[0], 1e-12);
    }

    [Fact]
    public void A_logo_stacks_letters_by_probability_to_the_height_of_the_information()
    {
        var column = SequenceLogo.Of(ByHand)[3];

        Assert.Equal(4, column.Position);
        Assert.Equal("TGCA", string.Concat(column.Letters.Select(letter => letter.Letter)));
        Assert.Equal([0.03125, 0.03125, 0.0625, 0.125], column.Letters.Select(letter => letter.HeightBits));
        Assert.Equal(column.InformationBits, column.Letters.Sum(letter => letter.HeightBits), 1e-15);
    }

    [Theory]
    [InlineData("TATAWR")]
    [InlineData("ACGTMRWSYKN")]
    public void The_consensus_of_a_word_s_matrix_is_the_word(string word) =>
        Assert.Equal(word, IupacCode.ConsensusOf(PositionWeightMatrix.OfWord(word)));

    [Theory]
    [InlineData(0.6, 0.2, 0.1, 0.1, 'A')]
    [InlineData(0.6, 0.3, 0.1, 0.0, 'M')] // Not more than twice the second.
    [InlineData(0.5, 0.2, 0.2, 0.1, 'N')] // Not more than half, nor two with three quarters.
    [InlineData(0.1, 0.4, 0.1, 0.4, 'Y')]
    public void The_consensus_follows_Cavener_s_rule(double a, double c, double g, double t, char expected) =>
        Assert.Equal(expected.ToString(), IupacCode.ConsensusOf(new PositionWeightMatrix([a, c, g, t])));

    [Fact]
    public void Every_set_of_nucleotides_has_the_letter_that_stands_for_it()
    {
        foreach (var letter in "ACMGRSVTWYHKDBN")
        {
            Assert.Equal(letter, IupacCode.Of(IupacCode.NucleotidesOf(letter)));
        }

        Assert.Equal("AG", IupacCode.NucleotidesOf('r'));
        Assert.Equal("CGT", IupacCode.NucleotidesOf('B'));
        Assert.Throws<ArgumentException>(() => IupacCode.NucleotidesOf('X'));
    }

    [Fact]
    public void The_reverse_complement_reads_the_other_strand()
    {
        Assert.Equal("TTTATA", PositionWeightMatrix.OfWord("TATAAA").ReverseComplement().Consensus());
        var counts = CountMatrix.OfSites([Alphabet.Encode("AAC"), Alphabet.Encode("AGC")]);
        Assert.Equal("GYT", IupacCode.ConsensusOf(counts.ReverseComplement().ToProbabilities()));
    }

    [Fact]
    public void Pseudocounts_are_sites_of_background()
    {
        var counts = CountMatrix.OfSites([Alphabet.Encode("A"), Alphabet.Encode("A"), Alphabet.Encode("C")]);
        var background = new NucleotideBackground(0.1, 0.2, 0.3, 0.4);

        // By hand: (2 + 0.1) / 4, (1 + 0.2) / 4, 0.3 / 4, 0.4 / 4; the same from probabilities of three sites.
        double[] expected = [0.525, 0.3, 0.075, 0.1];
        Assert.Equal(expected, counts.ToProbabilities(1, background).Acgt, (x, y) => Math.Abs(x - y) < 1e-15);
        var moved = counts.ToProbabilities().WithPseudocount(1, 3, background);
        Assert.Equal(expected, moved.Acgt, (x, y) => Math.Abs(x - y) < 1e-15);
    }

    [Theory]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5 }, "position 1 sum to 2")]
    [InlineData(new[] { 1.0, 0, 0, 0, 1.5, -0.5, 0, 0 }, "position 2")]
    [InlineData(new[] { double.NaN, 0, 0, 1 }, "position 1")]
    [InlineData(new[] { 1.0, 0, 0 }, "4 numbers a position")]
    public void A_matrix_of_no_probabilities_is_refused(double[] acgt, string problem) =>
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => new PositionWeightMatrix(acgt)).Message);
}
