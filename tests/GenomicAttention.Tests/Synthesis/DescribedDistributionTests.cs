using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using static GenomicAttention.Tests.Synthesis.DescribedProtocol;

namespace GenomicAttention.Tests.Synthesis;

/// <summary>Every part of the data is distributed as it should be.</summary>
public sealed class DescribedDistributionTests
{
    [Fact]
    public void Without_motifs_all_nucleotides_come_equally_often()
    {
        var data = Generate(Options with { MaxMotifs = 0 }, 1, 2000);

        ChiSquare.AssertUniform([Alphabet.A, Alphabet.T, Alphabet.C, Alphabet.G], data.Sequences.Codes.ToArray());
    }

    [Fact]
    public void Without_motifs_all_pairs_of_neighbours_come_equally_often()
    {
        var data = Generate(Options with { Length = 2, MaxMotifs = 0 }, 2, 20_000);

        ChiSquare.AssertUniform(
            from first in "ACGT"
            from second in "ACGT"
            select $"{first}{second}",
            [.. Enumerable.Range(0, data.Count).Select(row => Alphabet.Decode(data.Sequences[row]))]
        );
    }

    [Fact]
    public void Every_quantity_of_motifs_comes_equally_often()
    {
        var data = Generate(Options with { MinMotifs = 1 }, 3, 20_000);

        ChiSquare.AssertUniform([1, 2, 3, 4], [.. data.Planted.Select(planted => planted.Count)]);
    }

    [Fact]
    public void Every_motif_comes_equally_often()
    {
        var data = Generate(Options, 4, 20_000);

        ChiSquare.AssertUniform(
            Options.Motifs.Select(motif => motif.Name),
            [.. data.Planted.SelectMany(planted => planted).Select(motif => motif.Name)]
        );
    }

    [Fact]
    public void A_motif_alone_starts_everywhere_equally_often_up_to_where_it_covers_the_last_nucleotide()
    {
        var options = Options with { Motifs = [new Motif("TATA", "TATAAA", 0.8)], MinMotifs = 1, MaxMotifs = 1 };

        var data = Generate(options, 5, 50_000);

        ChiSquare.AssertUniform(Enumerable.Range(0, 195), [.. data.Planted.Select(planted => planted[0].Start)]);
    }

    [Fact]
    public void Two_motifs_come_in_every_arrangement_without_overlap_equally_often()
    {
        Motif[] motifs = [new Motif("short", "AC", 0.1), new Motif("long", "GTT", 0.1)];
        var options = Options with { Length = 8, Motifs = motifs, MinMotifs = 2, MaxMotifs = 2 };

        var data = Generate(options, 6, 50_000);

        ChiSquare.AssertFrequencies(
            ArrangementsOfTwo(motifs, options.Length),
            [
                .. data.Planted.Select(planted =>
                    Arrangement(planted[0].Name, planted[0].Start, planted[1].Name, planted[1].Start)
                ),
            ]
        );
    }

    [Fact]
    public void Three_motifs_come_at_every_place_equally_often()
    {
        var options = Options with { Length = 9, Motifs = [new Motif("m", "AC", 0.1)], MinMotifs = 3, MaxMotifs = 3 };

        var data = Generate(options, 7, 20_000);

        ChiSquare.AssertUniform(
            from first in Enumerable.Range(0, 8)
            from second in Enumerable.Range(0, 8)
            from third in Enumerable.Range(0, 8)
            where second >= first + 2 && third >= second + 2
            select (first, second, third),
            [.. data.Planted.Select(planted => (planted[0].Start, planted[1].Start, planted[2].Start))]
        );
    }

    [Fact]
    public void A_label_s_noise_has_the_standard_deviation_asked_for()
    {
        var options = Options with { MaxMotifs = 0, InitialStrength = 0.5 };

        var labels = Generate(options, 8, 20_000).Labels;

        // Four standard errors: 0.05 / √20000 of the mean, 0.05 / √40000 of the standard deviation.
        var mean = labels.Average(label => (double)label);
        Assert.Equal(0.5, mean, 0.0015);
        Assert.Equal(0.05, Math.Sqrt(labels.Average(label => Math.Pow(label - mean, 2))), 0.001);
    }

    // Each of the four pairs drawn is as likely, and so is each of its arrangements, found by trying all starts.
    private static Dictionary<string, double> ArrangementsOfTwo(Motif[] motifs, int length)
    {
        var pairs =
            from first in motifs
            from second in motifs
            let arrangements = (
                from start in Enumerable.Range(0, length)
                from other in Enumerable.Range(0, length)
                where start + first.Length <= length && other + second.Length <= length
                where start + first.Length <= other || other + second.Length <= start
                select start < other
                    ? Arrangement(first.Name, start, second.Name, other)
                    : Arrangement(second.Name, other, first.Name, start)
            ).ToList()
            from arrangement in arrangements
            select (arrangement, probability: 0.25 / arrangements.Count);
        return pairs
            .GroupBy(pair => pair.arrangement)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.probability));
    }

    private static string Arrangement(string left, int start, string right, int other) =>
        $"{left}@{start} {right}@{other}";
}
