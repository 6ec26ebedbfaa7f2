using CsCheck;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Golden;
using static GenomicAttention.Tests.Synthesis.PublishedProtocols;

namespace GenomicAttention.Tests.Synthesis;

public sealed class SweepGeneratorTests
{
    public static TheoryData<int> RecordedRuns => GoldenFile.MoreGenerators.Positions("sweep");

    [Fact]
    public void At_seed_42_both_sets_are_those_of_the_published_run()
    {
        var random = new PythonRandom(42);
        var generator = new SweepGenerator(Sweep);

        var train = generator.Generate(random, 800);
        var validation = generator.Generate(random, 200);

        AssertDigests(train, "train");
        AssertDigests(validation, "val");
    }

    [Fact]
    public void At_seed_42_the_first_rows_are_those_of_the_published_run()
    {
        var train = new SweepGenerator(Sweep).Generate(new PythonRandom(42), 8);

        var sequences = GoldenFile.Published.Texts("phase1", "train", "first_sequences");
        Assert.Equal(sequences, sequences.Select((_, row) => Alphabet.Decode(train.Sequences[row])));
        Assert.Equal(GoldenFile.Published.Singles("phase1", "train", "first_labels"), train.Labels);
        Assert.Equal(
            GoldenFile
                .Published.Items("phase1", "train", "first_motifs")
                .Select(row =>
                    row.EnumerateArray()
                        .Select(motif =>
                            (motif.GetProperty("name").GetString()!, motif.GetProperty("start").GetInt32())
                        )
                ),
            train.Planted.Take(5).Select(row => row.Select(motif => (motif.Name, motif.Start)))
        );
    }

    [Theory]
    [MemberData(nameof(RecordedRuns))]
    public void At_other_seeds_and_lengths_it_makes_what_the_published_script_makes(int run)
    {
        var random = new PythonRandom(GoldenFile.MoreGenerators.At("sweep", run, "seed").GetInt64());

        foreach (var set in GoldenFile.MoreGenerators.Items("sweep", run, "sets"))
        {
            var options = Sweep with { Length = set.GetProperty("length").GetInt32() };
            var data = new SweepGenerator(options).Generate(random, set.GetProperty("count").GetInt32());

            Assert.Equal(set.GetProperty("sequences_sha256").GetString(), SequenceDigest(data));
            Assert.Equal(set.GetProperty("labels_sha256").GetString(), LabelDigest(data));
            Assert.Equal(set.GetProperty("planted_sha256").GetString(), PlantedDigest(data));
        }
    }

    [Fact]
    public void What_is_planted_can_be_read_in_the_sequence() =>
        Gen.Long[0, long.MaxValue]
            .Sample(seed =>
            {
                var data = new SweepGenerator(Sweep).Generate(new PythonRandom(seed), 5);
                for (var row = 0; row < data.Count; row++)
                {
                    foreach (var planted in data.Planted[row])
                    {
                        var motif = Sweep.Motifs.Single(motif => motif.Name == planted.Name);
                        var read = data.Sequences[row].Slice(planted.Start, planted.Length);
                        Assert.Equal(motif.Sequence, Alphabet.Decode(read));
                    }
                }
            });

    [Fact]
    public void Given_more_motifs_asked_for_than_there_are_each_is_drawn_at_most_once()
    {
        var options = Sweep with { MinMotifs = 3, MaxMotifs = 9 };

        var data = new SweepGenerator(options).Generate(new PythonRandom(1), 50);

        Assert.All(data.Planted, row => Assert.Equal(row.Count, row.DistinctBy(motif => motif.Name).Count()));
    }

    [Fact]
    public void A_length_at_which_a_motif_finds_no_start_is_refused_before_anything_is_drawn()
    {
        var error = Assert.Throws<ArgumentException>(() => new SweepGenerator(Sweep with { Length = 25 }));

        Assert.Contains("TATA has 6 bp and finds no start in 25 bp with margins of 10", error.Message);
        Assert.Contains("at least 26 bp", error.Message);
    }

    [Fact]
    public void The_shortest_length_at_which_all_motifs_find_a_start_is_taken()
    {
        var data = new SweepGenerator(Sweep with { Length = 26 }).Generate(new PythonRandom(1), 20);

        Assert.All(data.Planted, row => Assert.InRange(row[0].Start, 10, 11));
    }

    [Fact]
    public void More_motifs_at_least_than_at_most_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SweepGenerator(Sweep with { MinMotifs = 4 }));

    [Fact]
    public void Ids_begin_with_the_prefix_and_count_from_one() =>
        Assert.Equal(
            new[] { "train-1", "train-2" },
            new SweepGenerator(Sweep).Generate(new PythonRandom(0), 2, "train").Sequences.Ids
        );

    private static void AssertDigests(LabelledSequences data, string set)
    {
        Assert.Equal(GoldenFile.Published.Text("phase1", set, "sequences_sha256"), SequenceDigest(data));
        Assert.Equal(GoldenFile.Published.Text("phase1", set, "labels_sha256"), LabelDigest(data));
    }
}
