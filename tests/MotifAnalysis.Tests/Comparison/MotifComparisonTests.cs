using GenomicAttention.RandomStreams;
using MotifAnalysis.Comparison;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Tests.Comparison;

public class MotifComparisonTests
{
    private static readonly string[] Words =
    [
        "TATAAA",
        "CAAT",
        "GGGCGG",
        "TTGACA",
        "TATAAT",
        "CACGTG",
        "RGGTCA",
        "TGASTCA",
    ];

    private static readonly MatrixMotif[] Database =
    [
        .. Words.Select(word => new MatrixMotif(
            word,
            PositionWeightMatrix.OfWord(word).WithPseudocount(1, 20, new NucleotideBackground(0.28, 0.22, 0.21, 0.29))
        )),
    ];

    [Fact]
    public void Columns_are_as_alike_as_Pearson_says()
    {
        var first = new PositionWeightMatrix([0.5, 0.3, 0.1, 0.1]);
        var second = new PositionWeightMatrix([0.4, 0.1, 0.3, 0.2, 0.25, 0.25, 0.25, 0.25]);

        // By hand, deviations (.25, .05, −.15, −.15) and (.15, −.15, .05, −.05): 0.03 / √(0.11 · 0.05).
        Assert.Equal(
            (0.0375 - 0.0075 - 0.0075 + 0.0075) / Math.Sqrt(0.11 * 0.05),
            ColumnCorrelation.Of(first, 0, second, 0),
            1e-12
        );
        Assert.Equal(0, ColumnCorrelation.Of(first, 0, second, 1));
        Assert.Equal(1, ColumnCorrelation.Of(first, 0, first, 0), 1e-12);
    }

    [Theory]
    [InlineData("TATAAA")]
    [InlineData("TTGACA")]
    [InlineData("RGGTCA")]
    public void A_motif_is_most_like_itself(string word)
    {
        var best = new MotifComparison().Compare(PositionWeightMatrix.OfWord(word), Database, new UniformRandom(1))[0];

        Assert.Equal((word, 0, Strand.Forward, word.Length), (best.Target, best.Offset, best.Strand, best.Overlap));
        Assert.True(best.PValue < 0.01, $"{best}");
        Assert.True(best.QValue >= best.PValue);
    }

    [Fact]
    public void A_shifted_reverse_complement_is_recognised_with_its_offset_and_strand()
    {
        // TTGACA backwards is TGTCAA; with GG before it, it begins two columns before the target.
        var match = new MotifComparison().Compare(
            PositionWeightMatrix.OfWord("TGTCAANN"),
            Database,
            new UniformRandom(1)
        )[0];

        Assert.Equal(("TTGACA", -2, Strand.Reverse, 6), (match.Target, match.Offset, match.Strand, match.Overlap));
    }

    [Fact]
    public void Matches_come_in_order_and_q_is_that_of_Benjamini_and_Hochberg()
    {
        var matches = new MotifComparison().Compare(
            PositionWeightMatrix.OfWord("TATAAT"),
            Database,
            new UniformRandom(3)
        );

        Assert.Equal(matches.Select(match => match.PValue).Order(), matches.Select(match => match.PValue));
        for (var i = 0; i < matches.Count; i++)
        {
            var expected = Enumerable.Range(i, matches.Count - i).Min(j => matches[j].PValue * matches.Count / (j + 1));
            Assert.Equal(Math.Min(1, expected), matches[i].QValue, 1e-12);
        }
    }

    [Theory]
    [InlineData(AlignmentScore.Sum)]
    [InlineData(AlignmentScore.Mean)]
    public void The_p_is_that_of_every_target_that_could_be_drawn(AlignmentScore score)
    {
        // Two targets of three columns: 6³ targets can be drawn, each equally likely.
        MatrixMotif[] targets = [new("a", Noisy("TAC")), new("b", Noisy("GWA"))];
        var query = Noisy("TAM");
        var options = new MotifComparisonOptions
        {
            Score = score,
            MinimalOverlap = 2,
            Permutations = 20_000,
        };

        var matches = new MotifComparison(options).Compare(query, targets, new UniformRandom(5));

        var pool = targets.SelectMany(target => Columns(target.Matrix)).ToList();
        foreach (var target in targets)
        {
            var match = matches.Single(other => other.Target == target.Id);
            var own = BestScore(query, [.. Columns(target.Matrix)], score);
            var all =
                from x in pool
                from y in pool
                from z in pool
                select BestScore(query, [x, y, z], score) >= own - 1e-9;
            var exact = all.Count(isAsGood => isAsGood) / 216.0;
            Assert.Equal(own, match.Score, 1e-9);
            Assert.Equal(exact, match.PValue, 4 * Math.Sqrt(exact * (1 - exact) / 20_000) + 1e-4);
        }
    }

    [Fact]
    public void The_p_of_shuffled_own_columns_is_that_of_every_order()
    {
        MatrixMotif[] targets = [new("a", Noisy("TACG"))];
        var query = Noisy("TACG");
        var options = new MotifComparisonOptions { Pool = ColumnPool.OwnColumns, Permutations = 20_000 };

        var match = new MotifComparison(options).Compare(query, targets, new UniformRandom(5))[0];

        var columns = Columns(targets[0].Matrix).ToList();
        var orders =
            from a in columns
            from b in columns
            from c in columns
            from d in columns
            where new[] { a, b, c, d }.Distinct().Count() == 4
            select BestScore(query, [a, b, c, d], AlignmentScore.Sum, 4) >= match.Score - 1e-9;
        var exact = orders.Count(isAsGood => isAsGood) / 24.0;
        Assert.Equal(exact, match.PValue, 4 * Math.Sqrt(exact * (1 - exact) / 20_000) + 1e-4);
    }

    private static PositionWeightMatrix Noisy(string word) =>
        PositionWeightMatrix.OfWord(word).WithPseudocount(1, 10, new NucleotideBackground(0.4, 0.3, 0.2, 0.1));

    private static IEnumerable<double[]> Columns(PositionWeightMatrix matrix) => matrix.Acgt.Chunk(4);

    // Written apart from the library: matrices as lists of columns in the order A, C, G, T.
    private static double BestScore(
        PositionWeightMatrix query,
        double[][] target,
        AlignmentScore score,
        int overlap = 2
    )
    {
        var forward = Columns(query).ToList();
        var reverse = forward.Select(column => column.Reverse().ToArray()).Reverse().ToList();
        var best = double.NegativeInfinity;
        foreach (var strand in new[] { forward, reverse })
        {
            for (var offset = -strand.Count; offset <= target.Length; offset++)
            {
                var pairs = strand
                    .Select((column, i) => (column, at: i + offset))
                    .Where(pair => pair.at >= 0 && pair.at < target.Length)
                    .Select(pair => Pearson(pair.column, target[pair.at]))
                    .ToList();
                if (pairs.Count >= overlap)
                {
                    best = Math.Max(best, score == AlignmentScore.Sum ? pairs.Sum() : pairs.Average());
                }
            }
        }

        return best;
    }

    private static double Pearson(double[] x, double[] y) => MathNet.Numerics.Statistics.Correlation.Pearson(x, y);
}
