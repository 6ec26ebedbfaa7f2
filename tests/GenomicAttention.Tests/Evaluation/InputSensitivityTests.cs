using GenomicAttention.Evaluation;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using static GenomicAttention.Tests.Sequences.Samples;

namespace GenomicAttention.Tests.Evaluation;

public sealed class InputSensitivityTests
{
    private static readonly string[] Sequences =
    [
        "GGGCATTACGGACAGTCCATGACG",
        "ACGTTGCATTGACCATGGATCCGA",
        "TTGACACGCGTATAGGCATCAGGT",
    ];

    [Fact]
    public void What_only_counts_letters_does_not_move_under_shuffles()
    {
        var sensitivity = Of(letters => letters.Count(letter => letter == 'G'), Sequences);

        Assert.Equal(0, sensitivity.Shuffled);
        Assert.Equal(0, sensitivity.ShuffledKeepingDinucleotides);
    }

    [Fact]
    public void What_counts_pairs_moves_unless_they_are_kept()
    {
        var sensitivity = Of(letters => letters.Zip(letters[1..]).Count(pair => pair == ('C', 'G')), Sequences);

        Assert.InRange(sensitivity.Shuffled, 0.1, 10);
        Assert.Equal(0, sensitivity.ShuffledKeepingDinucleotides);
        Assert.Equal(0, sensitivity.ReverseComplement); // CG is its own
    }

    // The first letter is one of those that a dinucleotide shuffle leaves where they are.
    [Fact]
    public void What_reads_one_place_moves()
    {
        var first = Of(letters => Alphabet.Encode(letters[0]), [.. Repeat(Sequences, 10)]);
        var middle = Of(letters => Alphabet.Encode(letters[11]), [.. Repeat(Sequences, 10)]);

        Assert.InRange(first.Shuffled, 0.1, 3);
        Assert.Equal(0, first.ShuffledKeepingDinucleotides);
        Assert.InRange(middle.Shuffled, 0.1, 3);
        Assert.InRange(middle.ShuffledKeepingDinucleotides, 0.1, 3);
    }

    // Read from the other strand every C is a G: 3 and 1, 1 and 1, 0 and 1 differ by 2, 0 and −1.
    [Fact]
    public void The_other_strand_moves_it_by_the_root_of_the_mean_square() =>
        Assert.Equal(
            Math.Sqrt(5 / 3.0),
            Of(letters => letters.Count(letter => letter == 'G'), "GGGCA", "ACGTT", "CAATT").ReverseComplement,
            1e-12
        );

    [Fact]
    public void It_depends_on_nothing_but_the_stream()
    {
        Assert.Equal(OfFirst(seed: 1), OfFirst(seed: 1));
        Assert.NotEqual(OfFirst(seed: 1), OfFirst(seed: 2));

        static InputSensitivity OfFirst(long seed) =>
            InputSensitivity.Of(
                data => Predict(data, PlaceOfGA),
                Labelled(Sequences),
                Predict(Labelled(Sequences), PlaceOfGA),
                new UniformRandom(seed)
            );

        static double PlaceOfGA(string letters) => letters.IndexOf("GA", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Repeat(string[] sequences, int times) =>
        Enumerable.Repeat(sequences, times).SelectMany(all => all);

    private static InputSensitivity Of(Func<string, double> value, params string[] sequences) =>
        InputSensitivity.Of(
            data => Predict(data, value),
            Labelled(sequences),
            Predict(Labelled(sequences), value),
            new UniformRandom(1)
        );

    private static float[] Predict(LabelledSequences data, Func<string, double> value) =>
        [.. Enumerable.Range(0, data.Count).Select(row => (float)value(Alphabet.Decode(data.Sequences[row])))];

    private static LabelledSequences Labelled(string[] sequences) =>
        new(
            Encode(sequences),
            [.. new float[sequences.Length]],
            sequences.Select(_ => new[] { new PlantedMotif("any", 0, 2, 0.1) })
        );
}
