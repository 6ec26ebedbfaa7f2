using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Runtime;
using TorchSharp.Modules;
using static GenomicAttention.Tests.Sequences.Samples;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Evaluation;

[Collection(TorchTests.Collection)]
public sealed class SelectionAnalysisTests
{
    // Letters are scores here: G over C over T over A, and of equals the earlier.
    //
    //              0123456789
    // first        ATCGAAAAAC   planted 2 to 5, by two motifs that overlap; kept 3 and 2
    // second       GAAAAGAAAA   planted 0; kept 0 and 5
    // third        ACTAAAAAAA   nothing planted; kept 1 and 2
    private static readonly LabelledSequences Data = new(
        Encode("ATCGAAAAAC", "GAAAAGAAAA", "ACTAAAAAAA"),
        [0, 0, 0],
        [
            [new PlantedMotif("one", 2, 3, 0.1), new PlantedMotif("two", 4, 2, 0.1)],
            [new PlantedMotif("three", 0, 1, 0.1)],
            [],
        ]
    );

    // Of 6 kept positions 3 are planted; of 5 planted ones 3 are kept; 5 of 30 positions are planted. Who knows where
    // keeps 2, 1 and 0 planted ones: at best 3 of 6 too.
    [Fact]
    public void Shares_are_over_all_positions_of_the_set_together()
    {
        var result = SelectionAnalysis.Of(new ScoredByLetter(kept: 2), Data);

        Assert.Equal(2, result.Kept);
        Assert.Equal(3 / 6.0, result.Precision, 1e-15);
        Assert.Equal(3 / 5.0, result.Recall, 1e-15);
        Assert.Equal(3.0, result.Enrichment, 1e-14);
        Assert.Equal(3.0, result.BestEnrichment, 1e-14);
    }

    // One each: 3, 0 and 1, two of them planted, and no more could be. Three each: 3, 2 and 9 and 0, 5 and 1, of which three
    // are planted; at best three, one and none. All: as by chance.
    [Theory]
    [InlineData(1, 2 / 3.0, 2 / 5.0, 4.0, 4.0)]
    [InlineData(3, 3 / 9.0, 3 / 5.0, 2.0, 8 / 3.0)]
    [InlineData(10, 5 / 30.0, 1, 1.0, 1.0)]
    public void More_kept_positions_find_more_and_are_less_enriched(
        int kept,
        double precision,
        double recall,
        double enrichment,
        double best
    )
    {
        var result = SelectionAnalysis.Of(new ScoredByLetter(kept), Data);

        Assert.Equal(kept, result.Kept);
        Assert.Equal(precision, result.Precision, 1e-14);
        Assert.Equal(recall, result.Recall, 1e-14);
        Assert.Equal(enrichment, result.Enrichment, 1e-14);
        Assert.Equal(best, result.BestEnrichment, 1e-14);
    }

    // First: planted C, G, A, A; others A, T, A, A, A, C. C beats 5 and ties 1, G beats 6, each A ties 4:
    // (5.5 + 6 + 2 + 2) / 24. Second: G beats 8 and ties 1, 8.5 / 9. The third has none, and does not count.
    [Fact]
    public void The_area_under_the_curve_is_the_mean_over_sequences_with_motifs() =>
        Assert.Equal(
            ((15.5 / 24) + (8.5 / 9)) / 2,
            SelectionAnalysis.Of(new ScoredByLetter(kept: 2), Data).Auroc,
            1e-14
        );

    // More than one batch of the analysis: each row has its only G where its motif is planted.
    [Fact]
    public void Every_row_is_held_against_its_own_motifs()
    {
        const int Count = 600;
        var sequences = Enumerable
            .Range(0, Count)
            .Select(row => new string('A', row % 10) + "G" + new string('A', 9 - (row % 10)));
        var data = new LabelledSequences(
            Encode([.. sequences]),
            [.. new float[Count]],
            Enumerable.Range(0, Count).Select(row => new[] { new PlantedMotif("G", row % 10, 1, 0.1) })
        );

        var result = SelectionAnalysis.Of(new ScoredByLetter(kept: 1), data);

        Assert.Equal(new SelectionResult(1, 1, 1, 10, 10, 1) { Motifs = result.Motifs }, result);
        Assert.Equal([KeyValuePair.Create("G", 10.0)], result.Motifs);
    }

    // "one" covers 2 to 4, of which 2 and 3 are kept of two: 2/2 over 3/10. "two" covers 4 and 5: none. "three" is 0, which
    // is kept with one other: 1/2 over 1/10.
    [Theory]
    [InlineData("one", 10 / 3.0)]
    [InlineData("two", 0)]
    [InlineData("three", 5)]
    public void Each_motif_has_the_enrichment_of_its_own_positions_in_the_sequences_that_have_it(
        string motif,
        double enrichment
    )
    {
        var motifs = SelectionAnalysis.Of(new ScoredByLetter(kept: 2), Data).Motifs;

        Assert.Equal(3, motifs.Count);
        Assert.Equal(enrichment, motifs[motif], 1e-14);
    }

    private sealed class ScoredByLetter(int kept) : ISelectsPositions
    {
        public IEnumerable<Parameter> SelectorParameters => [];

        public bool ChoosesBySequence => true;

        public PositionSelection Select(Tensor tokens) => PositionSelection.Best(tokens.to(ScalarType.Float32), kept);
    }
}
