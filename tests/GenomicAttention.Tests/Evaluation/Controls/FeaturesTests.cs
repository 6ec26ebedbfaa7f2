using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Synthesis;

namespace GenomicAttention.Tests.Evaluation.Controls;

public sealed class FeaturesTests
{
    [Fact]
    public void Runs_of_one_nucleotide_are_the_composition() =>
        Assert.Equal([3, 1, 2, 4], new KmerCounts(1).CountsIn("GAGCAGTCGA"));

    // AA, AT, AC, AG, TA, TT, TC, TG, CA, CT, CC, CG, GA, GT, GC, GG
    [Fact]
    public void Runs_of_two_overlap_and_stand_in_the_alphabet_s_order() =>
        Assert.Equal([2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0], new KmerCounts(2).CountsIn("AAACGT"));

    [Theory]
    [InlineData("ANAT")]
    [InlineData("NNAT")]
    [InlineData("AT--")]
    [InlineData("AT-A")]
    public void Runs_with_what_is_no_nucleotide_in_them_are_not_counted(string sequence)
    {
        var counts = new KmerCounts(2).CountsIn(sequence);

        Assert.Equal(1, counts[1]);
        Assert.Equal(1, counts.Sum());
    }

    [Fact]
    public void A_sequence_has_as_many_runs_as_places_for_them()
    {
        var counts = new KmerCounts(5).CountsIn("GATTACAGATTACA");

        Assert.Equal(1024, counts.Length);
        Assert.Equal(10, counts.Sum());
        Assert.Equal(2, counts.Max()); // GATTA, ATTAC, TTACA
    }

    [Fact]
    public void A_sequence_shorter_than_the_run_has_none() => Assert.Equal(0, new KmerCounts(3).CountsIn("AC").Sum());

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Lengths_that_cannot_be_counted_are_refused(int k) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KmerCounts(k));

    [Fact]
    public void Motifs_are_counted_wherever_they_can_be_read_overlaps_included()
    {
        var features = new MotifCounts([new("TATA", "TATA", 1), new("CAAT", "CAAT", 1), new("A", "A", 1)]);

        Assert.Equal([2, 1, 5], features.CountsIn("TATATACAAT"));
        Assert.Equal([0, 0, 1], features.CountsIn("TANTA-"[..3]));
    }

    [Fact]
    public void A_motif_longer_than_the_sequence_is_not_in_it() =>
        Assert.Equal([0], new MotifCounts([new Motif("TATA", "TATA", 1)]).CountsIn("TAT"));
}
