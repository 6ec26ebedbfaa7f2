using GenomicAttention.Synthesis;

namespace GenomicAttention.Tests.Synthesis;

public sealed class MotifTests
{
    [Theory]
    [InlineData("TATNAA")]
    [InlineData("tataaa")]
    [InlineData("")]
    public void A_sequence_of_other_letters_than_the_nucleotides_is_refused(string sequence) =>
        Assert.Throws<ArgumentException>(() => new Motif("TATA", sequence, 0.8));

    [Fact]
    public void A_strength_that_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Motif("TATA", "TATAAA", double.NaN));

    [Fact]
    public void Planted_past_the_end_it_is_refused()
    {
        var motif = new Motif("CAAT", "CAAT", 0.6);

        Assert.Throws<ArgumentOutOfRangeException>(() => motif.PlantInto(new byte[9], 6));
    }
}
