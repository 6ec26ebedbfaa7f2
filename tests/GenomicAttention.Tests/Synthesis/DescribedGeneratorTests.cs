using CsCheck;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Sequences;
using static GenomicAttention.Tests.Synthesis.DescribedProtocol;

namespace GenomicAttention.Tests.Synthesis;

public sealed class DescribedGeneratorTests
{
    [Fact]
    public void What_is_planted_can_be_read_in_the_sequence_and_never_overlaps() =>
        Gen.Long[0, long.MaxValue]
            .Sample(seed =>
            {
                var data = Generate(Options with { Length = 30 }, seed, 20);
                for (var row = 0; row < data.Count; row++)
                {
                    var end = 0;
                    foreach (var planted in data.Planted[row])
                    {
                        Assert.InRange(planted.Start, end, 30 - planted.Length);
                        end = planted.Start + planted.Length;
                        var read = data.Sequences[row].Slice(planted.Start, planted.Length);
                        Assert.Equal(planted.Name, Alphabet.Decode(read));
                    }
                }
            });

    [Fact]
    public void Labels_lie_between_0_and_1()
    {
        var data = Generate(Options with { InitialStrength = 0 }, 1, 2000);

        Assert.All(data.Labels, label => Assert.InRange(label, 0, 1));
        Assert.Contains(0f, data.Labels);
        Assert.Contains(1f, data.Labels);
    }

    [Fact]
    public void Without_noise_the_label_is_the_initial_strength_and_that_of_all_planted_at_most_1() =>
        Assert.All(
            Pairs(Generate(Options with { NoiseStandardDeviation = 0 }, 5, 200)),
            row => Assert.Equal(Math.Min(1, 0.1 + row.Planted.Sum(motif => motif.Strength)), row.Label, 6)
        );

    // Digests of a program in Python, written for this test, that draws from numpy.random.RandomState([42, 0]).
    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var data = Generate(Options, 42, 1000);

        Samples.AssertSame(data, Generate(Options, 42, 1000));
        Assert.Equal(
            "669eaa00b7d81fb7a5660439fa18abad337e11d313ee7d24ffeb547b5449825b",
            PublishedProtocols.SequenceDigest(data)
        );
        Assert.Equal(
            "01b2bfe204f483eee894a89f071e7d992f9538315904238d9bb3c65cef40623e",
            PublishedProtocols.PlantedDigest(data)
        );
        Assert.Equal(
            "106dd6a68d12250c0717291c10f5aa00af4bdcfe0101b6c51d8cb5cb575f7852",
            PublishedProtocols.LabelDigest(data)
        );
    }

    [Fact]
    public void The_order_in_which_motifs_are_listed_makes_no_difference() =>
        Samples.AssertSame(
            Generate(Options, 7, 100),
            Generate(Options with { Motifs = [.. Options.Motifs.Reverse()] }, 7, 100)
        );

    [Fact]
    public void A_second_call_goes_on_where_the_first_ended()
    {
        var random = new UniformRandom(3);
        var generator = new DescribedGenerator(Options);

        var first = generator.Generate(random, 4);
        var second = generator.Generate(random, 6);

        var both = Generate(Options, 3, 10);
        Assert.Equal(both.Labels.AsEnumerable(), first.Labels.Concat(second.Labels));
        Assert.Equal(
            both.Sequences.Codes.ToArray(),
            first.Sequences.Codes.ToArray().Concat(second.Sequences.Codes.ToArray())
        );
    }

    [Fact]
    public void Motifs_that_fill_the_sequence_to_its_last_nucleotide_are_taken()
    {
        var options = Options with { Length = 12, Motifs = [new Motif("GAT", "GAT", 0.1)], MinMotifs = 4 };

        Assert.Equal("GATGATGATGAT", Alphabet.Decode(Generate(options, 1, 1).Sequences[0]));
    }

    [Fact]
    public void Motifs_that_do_not_fit_side_by_side_are_refused_before_anything_is_drawn()
    {
        var error = Assert.Throws<ArgumentException>(() => new DescribedGenerator(Options with { Length = 23 }));

        Assert.Contains("4 motifs of up to 6 bp do not fit side by side into 23 bp", error.Message);
        Assert.Contains("at least 24 bp", error.Message);
    }

    [Theory]
    [InlineData(-1, 4, 0.1, 0.05)]
    [InlineData(3, 2, 0.1, 0.05)]
    [InlineData(0, 4, double.NaN, 0.05)]
    [InlineData(0, 4, 0.1, -0.05)]
    [InlineData(0, 4, 0.1, double.PositiveInfinity)]
    public void Options_that_make_no_sense_are_refused(int fewest, int most, double strength, double noise)
    {
        var options = Options with
        {
            MinMotifs = fewest,
            MaxMotifs = most,
            InitialStrength = strength,
            NoiseStandardDeviation = noise,
        };

        Assert.Throws<ArgumentException>(() => new DescribedGenerator(options));
    }

    [Fact]
    public void Motifs_are_needed_and_names_that_tell_them_apart()
    {
        var same = new Motif("CAAT", "CCAAT", 0.6);

        Assert.Throws<ArgumentException>(() => new DescribedGenerator(Options with { Motifs = [] }));
        var error = Assert.Throws<ArgumentException>(() =>
            new DescribedGenerator(Options with { Motifs = [.. Options.Motifs, same] })
        );
        Assert.Contains("Two motifs are called CAAT", error.Message);
    }

    private static IEnumerable<(IReadOnlyList<PlantedMotif> Planted, float Label)> Pairs(LabelledSequences data) =>
        data.Planted.Zip(data.Labels);
}
