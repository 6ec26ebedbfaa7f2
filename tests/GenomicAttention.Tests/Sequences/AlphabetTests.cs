using CsCheck;
using GenomicAttention.Sequences;

namespace GenomicAttention.Tests.Sequences;

public sealed class AlphabetTests
{
    [Fact]
    public void The_codes_are_those_of_the_published_scripts()
    {
        Assert.Equal(new byte[] { 0, 1, 2, 3, 4 }, Alphabet.Encode("ATCGN"));
        Assert.Equal(5, Alphabet.Pad);
        Assert.Equal(6, Alphabet.VocabularySize);
    }

    [Fact]
    public void What_is_encoded_decodes_to_itself() =>
        Gen.Char["ATCGN-"]
            .Array.Select(letters => new string(letters))
            .Sample(letters => Assert.Equal(letters, Alphabet.Decode(Alphabet.Encode(letters))));

    [Theory]
    [InlineData('a')]
    [InlineData('U')]
    [InlineData(' ')]
    public void A_letter_outside_the_alphabet_is_refused(char letter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Alphabet.Encode(letter));

    [Fact]
    public void A_code_outside_the_alphabet_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Alphabet.Decode(6));

    [Fact]
    public void The_complement_pairs_A_with_T_and_C_with_G_and_leaves_what_is_no_nucleotide()
    {
        var complements = Alphabet.Encode("ATCGN-").Select(Alphabet.Complement).ToArray();

        Assert.Equal("TAGCN-", Alphabet.Decode(complements));
        Assert.Throws<ArgumentOutOfRangeException>(() => Alphabet.Complement(6));
    }
}
