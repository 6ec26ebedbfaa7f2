using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MathNet.Numerics.Distributions;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;
using MotifAnalysis.Planting;

namespace MotifAnalysis.Tests.Planting;

public class PlantingGeneratorTests
{
    private static readonly PositionWeightMatrix Box = new([
        0.1,
        0.1,
        0.1,
        0.7,
        0.6,
        0.2,
        0.1,
        0.1,
        0.25,
        0.25,
        0.25,
        0.25,
        0.3,
        0.1,
        0.1,
        0.5,
    ]);

    private static readonly Arrangement Promoter = new([
        PlantedElement.OfWord("TTGACA", 2),
        new PlantedElement("box", Box, 0.5),
    ])
    {
        SpacingBp = [new IntegerRange(15, 19)],
        ReverseProbability = 0.5,
    };

    [Fact]
    public void The_sequences_hold_what_the_BED_file_says()
    {
        using var directory = new TemporaryDirectory();
        var planted = Generate(Options() with { Arrangements = [Promoter with { Density = new IntegerRange(0, 2) }] });
        BedFile.Write(directory.At("a.bed"), planted.ToBed());

        var features = BedFile.Read(directory.At("a.bed"));

        Assert.Equal(planted.Sites.Count, features.Count);
        foreach (var (feature, site) in features.Zip(planted.Sites))
        {
            var row = planted.Data.Sequences.Ids.IndexOf(feature.SequenceId);
            var letters = planted.Data.Sequences[row][feature.Start..feature.End].ToArray();
            letters = feature.Strand == Strand.Forward ? letters : [.. letters.Reverse().Select(Alphabet.Complement)];
            Assert.Equal(site.Letters, Alphabet.Decode(letters));
            if (feature.Name == "TTGACA")
            {
                Assert.Equal(("TTGACA", 1000), (site.Letters, feature.Score));
            }
        }

        Assert.Contains(features, feature => feature.Strand == Strand.Reverse);
    }

    [Fact]
    public void Letters_are_as_frequent_as_the_matrix_says()
    {
        var letters = Generate(Options())
            .Sites.Where(site => site.Element.Name == "box")
            .Select(site => site.Letters)
            .ToList();

        for (var position = 0; position < Box.Width; position++)
        {
            AssertFrequencies(
                "ATCG".Select(letter => letters.Count(word => word[position] == letter)),
                Enumerable.Range(0, 4).Select(code => Box[position, code])
            );
        }
    }

    [Fact]
    public void Spacing_density_and_strand_are_uniform_in_their_ranges()
    {
        var planted = Generate(Options() with { Arrangements = [Promoter with { Density = new IntegerRange(0, 3) }] });
        var copies = planted.Sites.GroupBy(site => site.Row).ToList();

        // Order on the strand: −35 first forwards, last backwards; single copies are unambiguous.
        var single = copies.Where(row => row.Count() == 2).Select(row => row.ToList()).ToList();
        Assert.All(single, pair => Assert.Equal(pair[0].Strand == Strand.Forward, pair[0].Element.Name == "TTGACA"));
        var spacings = single.Select(pair => pair[1].Start - pair[0].Start - pair[0].Element.Width).ToList();
        AssertFrequencies(Enumerable.Range(15, 5).Select(n => spacings.Count(s => s == n)), Enumerable.Repeat(0.2, 5));
        var numbers = Enumerable
            .Range(0, 4)
            .Select(n => n == 0 ? 3000 - copies.Count : copies.Count(row => row.Count() == 2 * n));
        AssertFrequencies(numbers, Enumerable.Repeat(0.25, 4));
        var forward = planted.Sites.Count(site => site.Strand == Strand.Forward && site.Element.Name == "box");
        var boxes = planted.Sites.Count(site => site.Element.Name == "box");
        AssertFrequencies([forward, boxes - forward], [0.5, 0.5]);
    }

    [Fact]
    public void Copies_start_in_their_range_and_do_not_overlap()
    {
        var word = new Arrangement([PlantedElement.OfWord("ACGTAC")])
        {
            Start = new IntegerRange(10, 60),
            Density = new IntegerRange(2, 4),
        };

        foreach (
            var row in Generate(Options() with { Arrangements = [word, Promoter] }).Sites.GroupBy(site => site.Row)
        )
        {
            var sites = row.ToList();
            Assert.All(sites.Where(site => site.Element.Name == "ACGTAC"), site => Assert.InRange(site.Start, 10, 60));
            Assert.All(
                sites.Zip(sites.Skip(1)),
                pair => Assert.True(pair.First.Start + pair.First.Element.Width <= pair.Second.Start)
            );
        }
    }

    [Fact]
    public void Labels_add_up_with_noise_of_the_given_size()
    {
        var planted = Generate(Options() with { Labels = new AdditiveLabels(1, 0.25) });

        var noise = planted.Data.Labels.Select(label => (double)label - 1 - 2.5).ToList();
        Assert.Equal(0, noise.Average(), 4 * 0.25 / Math.Sqrt(3000));
        Assert.Equal(0.25, Math.Sqrt(noise.Average(x => x * x)), 0.02);
        var exact = Generate(Options() with { Labels = new AdditiveLabels(1, 0) });
        Assert.All(exact.Data.Labels, label => Assert.Equal(3.5f, label));
    }

    [Fact]
    public void Negatives_hold_the_letters_of_the_elements_but_not_the_elements()
    {
        var word = new Arrangement([PlantedElement.OfWord("TTGACA")]) { Start = IntegerRange.Exactly(20) };
        var options = Options() with { Arrangements = [word], Labels = new PresenceLabels(0.4) };

        var planted = Generate(options);

        Assert.Equal(1200, planted.Data.Labels.Count(label => label == 1));
        Assert.Equal(1200, planted.Sites.Count);
        for (var row = 0; row < planted.Data.Count; row++)
        {
            var letters = Alphabet.Decode(planted.Data.Sequences[row].Slice(20, 6));
            Assert.Equal("AACGTT", string.Concat(letters.Order()));
            Assert.Equal(planted.Data.Labels[row] == 1, letters == "TTGACA");
        }
    }

    [Fact]
    public void A_first_order_background_has_the_neighbours_of_its_model()
    {
        // A is always followed by C, C by A or G; the pseudocount makes others rare.
        var model = new EncodedSequences(8, Alphabet.Encode("ACACGACG"), ["a"]);
        var background = SequenceBackground.FirstOrder(model, 1e-9);
        var codes = new byte[4000];
        background.Fill(codes, new UniformRandom(1));
        var text = Alphabet.Decode(codes);

        Assert.DoesNotContain("AA", text);
        Assert.DoesNotContain("T", text);
        var afterC = text.Zip(text.Skip(1)).Where(pair => pair.First == 'C').Select(pair => pair.Second).ToList();
        // In the model C is followed by A once and by G twice.
        AssertFrequencies([afterC.Count(c => c == 'A'), afterC.Count(c => c == 'G')], [1.0 / 3, 2.0 / 3]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_sequences_and_another_others()
    {
        var (first, second) = (Generate(Options()), Generate(Options()));

        Assert.True(first.Data.Sequences.Codes.Span.SequenceEqual(second.Data.Sequences.Codes.Span));
        Assert.Equal(first.ToBed(), second.ToBed());
        var other = new PlantingGenerator(Options()).Generate(new UniformRandom(2));
        Assert.False(first.Data.Sequences.Codes.Span.SequenceEqual(other.Data.Sequences.Codes.Span));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_a_reason()
    {
        AssertRefused(Options() with { LengthBp = 28 }, "covers up to 29 bp");
        AssertRefused(
            Options() with
            {
                Arrangements = [Promoter with { Start = new IntegerRange(0, 180) }],
            },
            "does not fit"
        );
        AssertRefused(
            Options() with
            {
                Arrangements = [Promoter with { Density = new IntegerRange(0, 7) }],
            },
            "7 copies"
        );
        AssertRefused(
            Options() with
            {
                Arrangements = [.. Enumerable.Repeat(Promoter with { Density = new(3, 3) }, 3)],
            },
            "together may need 261 bp"
        );
        AssertRefused(Options() with { Arrangements = [Promoter with { SpacingBp = [] }] }, "one fewer");
        AssertRefused(
            Options() with
            {
                Arrangements = [Promoter with { ReverseProbability = 1.5 }],
            },
            "probability 1.5"
        );
        var sparse = Promoter with { Density = new IntegerRange(0, 1) };
        AssertRefused(Options() with { Arrangements = [sparse], Labels = new PresenceLabels() }, "start at 1");
        var poly = new Arrangement([PlantedElement.OfWord("AAAA")]);
        AssertRefused(Options() with { Arrangements = [poly], Labels = new PresenceLabels() }, "one letter");
    }

    private static void AssertRefused(PlantingOptions options, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => new PlantingGenerator(options)).Message);

    private static PlantedSequences Generate(PlantingOptions options) =>
        new PlantingGenerator(options).Generate(new UniformRandom(1));

    private static PlantingOptions Options() =>
        new()
        {
            LengthBp = 200,
            Count = 3000,
            Background = SequenceBackground.Independent(new NucleotideBackground(0.3, 0.2, 0.2, 0.3)),
            Arrangements = [Promoter],
            Labels = new AdditiveLabels(0, 1),
        };

    // Pearson's test at 0.001: seeds are fixed, so what passes once passes always.
    private static void AssertFrequencies(IEnumerable<int> counts, IEnumerable<double> probabilities)
    {
        var observed = counts.ToList();
        var expected = probabilities.Select(p => p * observed.Sum()).ToList();
        Assert.All(expected, count => Assert.True(count >= 5));
        var statistic = observed.Zip(expected).Sum(pair => Math.Pow(pair.First - pair.Second, 2) / pair.Second);
        Assert.InRange(statistic, 0, ChiSquared.InvCDF(observed.Count - 1, 0.999));
    }
}
