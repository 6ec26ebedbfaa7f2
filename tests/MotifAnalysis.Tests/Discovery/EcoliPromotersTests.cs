using GenomicAttention.RandomStreams;
using MotifAnalysis.Comparison;
using MotifAnalysis.Discovery;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Tests.Discovery;

public class EcoliPromotersTests
{
    [Fact]
    public void Where_selections_lie_around_the_minus_10_box_it_is_found()
    {
        // Six positions a sequence, those of the box twenty times as likely as others: about two thirds lie in it. Boxes
        // lie up to three positions from where most do, so that some selections miss them.
        var sequences = EcoliPromoters.Read();
        var random = new UniformRandom(1);
        var weights = Enumerable.Repeat(1.0, EcoliPromoters.Length).ToArray();
        weights.AsSpan(EcoliPromoters.BoxStart, EcoliPromoters.BoxLength).Fill(20);
        var lists = Enumerable
            .Range(0, sequences.Count)
            .Select(_ => (IReadOnlyList<int>)Simulated.Weighted(weights, EcoliPromoters.BoxLength, random));
        var selected = SelectedPositions.OfLists([.. lists], EcoliPromoters.Length);

        var motifs = new MotifDiscovery().Find(sequences, selected).Motifs;

        Assert.NotEmpty(motifs);
        Assert.Contains(motifs, motif => IsBox(motif.Counts.ToProbabilities()));
        Assert.All(
            motifs.SelectMany(motif => motif.Sites),
            site => Assert.InRange(site.Start, EcoliPromoters.BoxStart - 20, EcoliPromoters.BoxStart + 10)
        );
    }

    // Of what is compared with it, the −10 box is the most similar, as it is read.
    private static bool IsBox(PositionWeightMatrix matrix)
    {
        MatrixMotif[] known =
        [
            .. new[] { "TATAAT", "TTGACA", "GGGCGG", "CACGTG", "TGACTCA", "CCAAT", "GATAAG", "AGGAGG" }.Select(
                word => new MatrixMotif(word, PositionWeightMatrix.OfWord(word))
            ),
        ];
        var options = new MotifComparisonOptions { BothStrands = false };
        return new MotifComparison(options).Compare(matrix, known, new UniformRandom(1))[0].Target == "TATAAT";
    }
}
