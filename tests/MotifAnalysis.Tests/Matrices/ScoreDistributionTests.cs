using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Tests.Matrices;

public class ScoreDistributionTests
{
    private static readonly NucleotideBackground Background = new(0.3, 0.15, 0.25, 0.3);

    private static readonly PositionWeightMatrix Motif = new([
        0.7,
        0.1,
        0.15,
        0.05,
        0.01,
        0.9,
        0.04,
        0.05,
        0.25,
        0.25,
        0.4,
        0.1,
        0.02,
        0.03,
        0.05,
        0.9,
        0.6,
        0.2,
        0.1,
        0.1,
    ]);

    [Fact]
    public void The_p_value_of_every_score_is_that_of_enumerating_all_sites()
    {
        var scores = new LogOddsMatrix(Motif, Background);
        var distribution = new ScoreDistribution(scores);
        var sites = Sites(Motif.Width).ToList();

        Assert.Equal(1, sites.Sum(site => Probability(site)), 1e-12);
        foreach (var site in sites.Where((_, index) => index % 17 == 0))
        {
            var score = scores.Score(site)!.Value;
            var expected = sites.Where(other => scores.Score(other) >= score - 1e-9).Sum(Probability);
            Assert.Equal(expected, distribution.PValue(score), 1e-12);
        }
    }

    [Fact]
    public void Whole_steps_move_a_score_by_half_a_step_a_position_at_most()
    {
        var scores = new LogOddsMatrix(Motif, Background);
        foreach (var site in Sites(Motif.Width))
        {
            var exact = site.Select((code, i) => Math.Log2(Motif[i, code] / Background[code])).Sum();
            Assert.Equal(exact, scores.Score(site)!.Value, 0.5 * scores.StepBits * Motif.Width + 1e-12);
        }
    }

    [Fact]
    public void Outside_of_the_scores_p_is_0_or_1()
    {
        var scores = new LogOddsMatrix(Motif, Background);
        var distribution = new ScoreDistribution(scores);

        Assert.Equal(1, distribution.PValue(scores.Minimum), 1e-12);
        Assert.Equal(1, distribution.PValue(-1000), 1e-12);
        Assert.Equal(0, distribution.PValue(scores.Maximum + 0.01));
        Assert.True(distribution.PValue(scores.Maximum) > 0);
    }

    [Fact]
    public void The_threshold_of_a_p_is_the_lowest_score_that_reaches_it()
    {
        var scores = new LogOddsMatrix(Motif, Background);
        var distribution = new ScoreDistribution(scores);

        var threshold = distribution.Threshold(0.01)!.Value;

        Assert.True(distribution.PValue(threshold) <= 0.01);
        Assert.True(distribution.PValue(threshold - scores.StepBits) > 0.01);
        Assert.Null(distribution.Threshold(1e-9));
    }

    [Fact]
    public void A_scan_finds_the_sites_that_enumeration_calls_significant_on_both_strands()
    {
        var random = new UniformRandom(7);
        var codes = new byte[400];
        random.FillNucleotides(codes);
        codes[100] = Alphabet.N;
        var sequences = new EncodedSequences(200, codes, ["a", "b"]);

        var hits = new MotifScanner(Motif, Background, 0.02).Scan(sequences).ToHashSet();

        Assert.NotEmpty(hits);
        Assert.Contains(hits, hit => hit.Strand == Strand.Reverse);
        Assert.DoesNotContain(hits, hit => hit.Row == 0 && hit.Start is > 95 and <= 100);
        foreach (var strand in new[] { Strand.Forward, Strand.Reverse })
        {
            var matrix = strand == Strand.Forward ? Motif : Motif.ReverseComplement();
            var scores = new LogOddsMatrix(matrix, Background);
            var all = Sites(5).Select(site => (Score: scores.Score(site)!.Value, P: Probability(site))).ToList();
            for (var start = 0; start + 5 <= 200; start++)
            {
                if (scores.Score(sequences[1].Slice(start, 5)) is { } score)
                {
                    var p = all.Where(site => site.Score >= score - 1e-9).Sum(site => site.P);
                    Assert.Equal(p <= 0.02, hits.Any(hit => (hit.Row, hit.Start, hit.Strand) == (1, start, strand)));
                }
            }
        }
    }

    [Fact]
    public void An_impossible_letter_needs_a_pseudocount()
    {
        var word = PositionWeightMatrix.OfWord("ACG");

        var error = Assert.Throws<ArgumentException>(() => new LogOddsMatrix(word, Background));

        Assert.Contains("T is impossible at position 1", error.Message);
        Assert.Contains("WithPseudocount", error.Message);
        _ = new LogOddsMatrix(word.WithPseudocount(0.1, 20, Background), Background);
    }

    private static IEnumerable<byte[]> Sites(int width) =>
        Enumerable
            .Range(0, 1 << (2 * width))
            .Select(number => Enumerable.Range(0, width).Select(i => (byte)((number >> (2 * i)) & 3)).ToArray());

    private static double Probability(byte[] site) =>
        site.Aggregate(1.0, (product, code) => product * Background[code]);
}
