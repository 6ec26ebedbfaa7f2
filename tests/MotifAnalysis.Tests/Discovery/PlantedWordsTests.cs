using System.Diagnostics;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Discovery;

namespace MotifAnalysis.Tests.Discovery;

public class PlantedWordsTests
{
    [Theory]
    [InlineData(300, 1)]
    [InlineData(300, 2)]
    [InlineData(1000, 3)]
    [InlineData(3000, 4)]
    public void All_five_words_are_found_and_no_other(int count, long seed)
    {
        var (sequences, selected) = Simulated.Planted(count, seed);
        var watch = Stopwatch.StartNew();

        var result = new MotifDiscovery().Find(sequences, selected);

        // CPU time of other processes counts too: the bound is for a machine that is not overloaded.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{watch.Elapsed}");
        Assert.Equal(DiscoveryEnd.NothingSignificant, result.End);
        Assert.Equal(Simulated.Words.Order(), result.Motifs.Select(motif => motif.Words[0]).Order());
        Assert.Equal(Simulated.Words.Order(), result.Motifs.Select(motif => motif.Consensus).Order());
        Assert.All(result.Motifs, motif => Assert.True(motif.QValue < 1e-6));
    }

    [Fact]
    public void Words_on_both_strands_are_found_where_both_are_asked_for()
    {
        var (sequences, selected) = Simulated.Planted(600, 5, reverse: 0.5);

        var result = new MotifDiscovery(new DiscoveryOptions { BothStrands = true }).Find(sequences, selected);

        var found = result.Motifs.Select(motif => Either(motif.Words[0])).Order();
        Assert.Equal(Simulated.Words.Select(Either).Order(), found);
        foreach (var motif in result.Motifs)
        {
            // Both strands' sites, each read so that it is the motif.
            Assert.Equal(2, motif.Sites.Select(site => site.Strand).Distinct().Count());
            Assert.Equal(motif.Words[0], motif.Consensus);
        }
    }

    [Fact]
    public void Sites_are_where_the_motif_is()
    {
        var (sequences, selected) = Simulated.Planted(300, 1);

        foreach (var motif in new MotifDiscovery().Find(sequences, selected).Motifs)
        {
            Assert.All(
                motif.Sites,
                site =>
                {
                    var letters = Alphabet.Decode(sequences[site.Row].Slice(site.Start, motif.Counts.Width));
                    Assert.Contains(letters, motif.Words);
                }
            );
            Assert.Equal(motif.Sites.Count, motif.Counts.SiteCount);
        }
    }

    [Fact]
    public void Where_nothing_is_planted_little_is_found()
    {
        // At an E-value of 0.05 at most one search in twenty finds something: of 60 more than eight come with a
        // probability of 0.003.
        var found = Enumerable
            .Range(100, 60)
            .Count(seed =>
            {
                var (sequences, selected) = Noise(seed);
                return new MotifDiscovery().Find(sequences, selected).Motifs.Count > 0;
            });

        Assert.InRange(found, 0, 8);
    }

    [Fact]
    public void The_same_input_gives_the_same_motifs()
    {
        var (sequences, selected) = Simulated.Planted(300, 1);
        var first = new MotifDiscovery().Find(sequences, selected);
        var second = new MotifDiscovery().Find(sequences, selected);

        Assert.Equal(
            first.Motifs.Select(motif => (motif.Seed, motif.LogPValue)),
            second.Motifs.Select(motif => (motif.Seed, motif.LogPValue))
        );
    }

    [Fact]
    public void A_search_that_stops_early_says_so()
    {
        var (sequences, selected) = Simulated.Planted(300, 1);

        var result = new MotifDiscovery(new DiscoveryOptions { MaximalMotifs = 2 }).Find(sequences, selected);

        Assert.Equal(2, result.Motifs.Count);
        Assert.Equal(DiscoveryEnd.EnoughMotifs, result.End);
        Assert.True(result.NextEValue < 0.05);
    }

    [Fact]
    public void Selections_of_other_sequences_are_refused()
    {
        var (sequences, _) = Simulated.Planted(10, 1);
        var (_, selected) = Simulated.Planted(11, 1);

        Assert.Throws<ArgumentException>(() => new MotifDiscovery().Find(sequences, selected));
        Assert.Throws<ArgumentException>(() =>
            SelectedPositions.OfLists(
                [
                    [200],
                ],
                200
            )
        );
        Assert.Throws<ArgumentException>(() => new MotifDiscovery(new DiscoveryOptions { SelectedShare = 0 }));
    }

    [Fact]
    public void The_highest_scores_are_selected()
    {
        var selected = SelectedPositions.OfHighest(
            [
                [0.1, 3, -2, 3, 0.2],
                [5, 4, 3, 2, 1],
            ],
            2
        );

        Assert.Equal([false, true, false, true, false], selected[0].ToArray());
        Assert.Equal([true, true, false, false, false], selected[1].ToArray());
    }

    // Half of the selections are runs, as models select them.
    private static (EncodedSequences Sequences, SelectedPositions Selected) Noise(int seed)
    {
        const int Count = 100;
        const int Length = 100;
        var random = new UniformRandom(seed);
        var codes = new byte[Count * Length];
        random.FillNucleotides(codes);
        var lists = Enumerable
            .Range(0, Count)
            .Select(row =>
                row % 2 == 0
                    ? (IReadOnlyList<int>)[.. Enumerable.Range(random.Below(Length - 9), 10)]
                    : Simulated.Weighted([.. Enumerable.Repeat(1.0, Length)], 10, random)
            );
        return (
            new EncodedSequences(Length, codes, Enumerable.Range(0, Count).Select(row => $"s{row}")),
            SelectedPositions.OfLists([.. lists], Length)
        );
    }

    private static string Either(string word)
    {
        var reverse = Alphabet.Decode([.. Alphabet.Encode(word).Reverse().Select(Alphabet.Complement)]);
        return string.CompareOrdinal(word, reverse) < 0 ? word : reverse;
    }
}
