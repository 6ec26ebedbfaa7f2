using CsCheck;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Golden;
using static GenomicAttention.Tests.Synthesis.PublishedProtocols;

namespace GenomicAttention.Tests.Synthesis;

public sealed class ComparisonGeneratorTests
{
    public static TheoryData<int> RecordedRuns => GoldenFile.MoreGenerators.Positions("comparison");

    [Fact]
    public void At_seed_42_the_data_are_those_of_the_published_run()
    {
        var data = new ComparisonGenerator(Comparison).Generate(new NumpyRandomState(42), 1500);

        var golden = GoldenFile.Published.At("phase3", "dataset");
        Assert.Equal(golden.GetProperty("sequences_sha256").GetString(), SequenceDigest(data));
        Assert.Equal(golden.GetProperty("labels_sha256").GetString(), LabelDigest(data));
    }

    [Fact]
    public void At_seed_42_the_first_rows_are_those_of_the_published_run()
    {
        var data = new ComparisonGenerator(Comparison).Generate(new NumpyRandomState(42), 8);

        var sequences = GoldenFile.Published.Texts("phase3", "dataset", "first_sequences");
        Assert.Equal(sequences, sequences.Select((_, row) => Alphabet.Decode(data.Sequences[row])));
        Assert.Equal(GoldenFile.Published.Singles("phase3", "dataset", "first_labels"), data.Labels);
    }

    [Theory]
    [MemberData(nameof(RecordedRuns))]
    public void At_other_seeds_and_lengths_it_makes_what_the_published_script_makes(int run)
    {
        var golden = GoldenFile.MoreGenerators.At("comparison", run);
        var random = new NumpyRandomState(golden.GetProperty("seed").GetInt64());
        var options = Comparison with { Length = golden.GetProperty("length").GetInt32() };

        var data = new ComparisonGenerator(options).Generate(random, golden.GetProperty("count").GetInt32());

        Assert.Equal(golden.GetProperty("sequences_sha256").GetString(), SequenceDigest(data));
        Assert.Equal(golden.GetProperty("labels_sha256").GetString(), LabelDigest(data));
    }

    [Fact]
    public void The_motif_planted_last_can_be_read_in_the_sequence() =>
        Gen.Long[0, uint.MaxValue]
            .Sample(seed =>
            {
                var data = new ComparisonGenerator(Comparison).Generate(new NumpyRandomState(seed), 5);
                for (var row = 0; row < data.Count; row++)
                {
                    if (data.Planted[row] is [.., var last])
                    {
                        var read = data.Sequences[row].Slice(last.Start, last.Length);
                        Assert.Equal(last.Name, Alphabet.Decode(read));
                    }
                }
            });

    [Fact]
    public void Without_noise_the_label_is_the_initial_strength_and_that_of_all_planted_at_most_1()
    {
        var options = Comparison with { NoiseStandardDeviation = 0 };

        var data = new ComparisonGenerator(options).Generate(new NumpyRandomState(5), 200);

        Assert.All(
            data.Planted.Zip(data.Labels),
            row => Assert.Equal(Math.Min(1, 0.1 + row.First.Sum(motif => motif.Strength)), row.Second, 6)
        );
    }

    [Theory]
    [InlineData(-1.0, 0.1, 0.05)]
    [InlineData(10.0, 0.1, 0.05)]
    [InlineData(double.NaN, 0.1, 0.05)]
    [InlineData(2.0, double.NaN, 0.05)]
    [InlineData(2.0, 0.1, -0.05)]
    public void Options_that_make_no_sense_are_refused(double meanMotifs, double strength, double noise)
    {
        var options = Comparison with
        {
            MeanMotifs = meanMotifs,
            InitialStrength = strength,
            NoiseStandardDeviation = noise,
        };

        Assert.Throws<ArgumentException>(() => new ComparisonGenerator(options));
    }
}
