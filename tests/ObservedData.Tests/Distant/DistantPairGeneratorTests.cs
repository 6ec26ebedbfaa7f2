using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using ObservedData.Distant;

namespace ObservedData.Tests.Distant;

public sealed class DistantPairGeneratorTests
{
    private static readonly Motif First = new("first", "GATTACA", strength: 0);
    private static readonly Motif Second = new("second", "CCTGTT", strength: 0);

    [Fact]
    public void Every_sequence_has_each_motif_once_where_the_ground_truth_says()
    {
        var data = Generate(length: 3000, count: 60);

        for (var row = 0; row < data.Count; row++)
        {
            var text = Text(data.Sequences[row]);
            foreach (var motif in new[] { First, Second })
            {
                var planted = data.Planted[row].Single(one => one.Name == motif.Name);
                Assert.Equal(planted.Start, text.IndexOf(motif.Sequence, StringComparison.Ordinal));
                Assert.Equal(planted.Start, text.LastIndexOf(motif.Sequence, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_label_says_which_motif_lies_first()
    {
        var data = Generate(length: 300, count: 101);

        Assert.All(
            data.Planted.Zip(data.Labels),
            pair => Assert.Equal(pair.First[0].Name == "first" ? 1f : 0f, pair.Second)
        );
        Assert.All(data.Planted, motifs => Assert.True(motifs[0].Start < motifs[1].Start));
    }

    [Fact]
    public void Labels_are_balanced() =>
        Assert.Equal(50, Generate(length: 300, count: 100).Labels.Count(one => one == 1));

    [Fact]
    public void Motifs_lie_at_the_least_distance_or_farther_and_reach_both_ends()
    {
        var data = Generate(length: 60, count: 4000, leastShare: 0.25);

        var distances = data.Planted.Select(motifs => motifs[1].Start - motifs[0].Start).ToList();
        Assert.Equal((15, 53), (distances.Min(), distances.Max()));
        Assert.Equal(0, data.Planted.Min(motifs => motifs[0].Start));
        Assert.Equal(53, data.Planted.Max(motifs => motifs[1].Start));
    }

    // Of 12 starts, 0 to 11, those 7 apart or farther: 5 + 4 + 3 + 2 + 1 pairs.
    [Fact]
    public void Every_pair_of_places_is_equally_likely()
    {
        var data = Generate(length: 18, count: 15_000, leastShare: 0);

        var counts = data.Planted.CountBy(motifs => (motifs[0].Start, motifs[1].Start)).ToList();
        Assert.Equal(15, counts.Count);
        // Chi-squared with 14 degrees of freedom: 36.1 is passed once in a thousand.
        Assert.True(counts.Sum(pair => Math.Pow(pair.Value - 1000.0, 2) / 1000) < 36.1);
    }

    [Fact]
    public void Motifs_never_overlap_however_small_the_share() =>
        Assert.All(
            Generate(length: 40, count: 500, leastShare: 0).Planted,
            motifs => Assert.True(motifs[0].Start + motifs[0].Length <= motifs[1].Start)
        );

    [Fact]
    public void The_same_seed_gives_the_same_sequences() =>
        Assert.True(
            Generate(length: 200, count: 5)
                .Sequences.Codes.Span.SequenceEqual(Generate(length: 200, count: 5).Sequences.Codes.Span)
        );

    // By hand over all pairs: who knows where one motif starts takes the side with more places for the other.
    [Theory]
    [InlineData(40, 0.0)]
    [InlineData(100, 0.1)]
    [InlineData(101, 0.3)]
    public void The_ceiling_of_one_motif_is_that_of_counting_all_pairs(int length, double leastShare)
    {
        var options = new DistantPairOptions(length, First, Second, leastShare);
        var places = Enumerable.Range(0, length - 7 + 1).ToList();
        var distance = Math.Max(7, (int)(leastShare * length));
        var pairs = places
            .SelectMany(_ => places, (one, other) => (one, other))
            .Where(pair => Math.Abs(pair.one - pair.other) >= distance);
        var sides = pairs
            .GroupBy(pair => pair.one)
            .Select(group => (group.Count(pair => pair.other > pair.one), group.Count()));

        var (right, all) = sides.Aggregate(
            (Right: 0, All: 0),
            (sum, side) => (sum.Right + Math.Max(side.Item1, side.Item2 - side.Item1), sum.All + side.Item2)
        );
        Assert.Equal(right / (double)all, options.OneMotifCeiling, 12);
    }

    [Fact]
    public void The_ceiling_of_long_sequences_is_that_of_the_formula() =>
        Assert.Equal(0.65 / 0.81, new DistantPairOptions(100_000, First, Second, 0.1).OneMotifCeiling, 4);

    [Theory]
    [InlineData("GATTACA", "TTAC", 100, 0.1, "one is part of the other")]
    [InlineData("GATTACA", "CCTGTT", 13, 0.1, "have no room for two motifs 7 bp apart")]
    [InlineData("GATTACA", "CCTGTT", 100, 0.94, "have no room for two motifs 94 bp apart")]
    public void What_cannot_be_is_explained(string first, string second, int length, double share, string expected)
    {
        var options = new DistantPairOptions(length, new Motif("a", first, 0), new Motif("b", second, 0), share);

        var error = Assert.Throws<ArgumentException>(() => new DistantPairGenerator(options));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static LabelledSequences Generate(int length, int count, double leastShare = 0.1) =>
        new DistantPairGenerator(new DistantPairOptions(length, First, Second, leastShare)).Generate(
            new UniformRandom(1),
            count
        );

    private static string Text(ReadOnlySpan<byte> codes)
    {
        var text = new char[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            text[i] = "ATCG"[codes[i]];
        }

        return new string(text);
    }
}
