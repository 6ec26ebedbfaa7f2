using GenomicAttention.Evaluation;
using GenomicAttention.Sequences;
using static GenomicAttention.Tests.Sequences.Samples;

namespace GenomicAttention.Tests.Evaluation;

public sealed class MutationEffectsTests
{
    private static readonly PlantedMotif TwoToFour = new("any", 2, 3, 0.1);

    // Of TATA whole only "TATA" is 1: each of its 4 letters takes that away, whatever takes its place, and no other does.
    [Fact]
    public void What_finds_a_motif_whole_moves_with_each_of_its_letters_alone()
    {
        var effects = Of(
            letters => letters.Contains("TATA", StringComparison.Ordinal) ? 1 : 0,
            "CCTATACC",
            new PlantedMotif("TATA", 2, 4, 0.1)
        )!;

        Assert.Equal(new MutationEffects(Inside: 1, Outside: 0), effects);
        Assert.Null(effects.Contrast);
    }

    // G at 0 and 3. Inside, of 9 mutations, G goes in 3 and comes in 2 x 1; outside, of 9, it goes in 3 and comes in 2.
    [Fact]
    public void What_counts_letters_moves_alike_inside_and_outside()
    {
        var effects = Of(letters => letters.Count(letter => letter == 'G'), "GACGTA", TwoToFour)!;

        Assert.Equal(5 / 9.0, effects.Inside, 1e-15);
        Assert.Equal(5 / 9.0, effects.Outside, 1e-15);
        Assert.Equal(1, effects.Contrast!.Value, 1e-15);
    }

    // The third letter tells 1 for A, 2 for T, 3 for C, 4 for G: from C by 2, 1 and 1. Six more inside do nothing.
    [Fact]
    public void The_mean_is_of_absolute_changes_over_every_other_letter() =>
        Assert.Equal(4 / 9.0, Of(letters => 1 + Alphabet.Encode(letters[2]), "AACAAA", TwoToFour)!.Inside, 1e-15);

    [Fact]
    public void Only_nucleotides_are_mutated()
    {
        var predicted = new List<string>();

        _ = Of(
            letters =>
            {
                predicted.Add(letters);
                return 0;
            },
            "ANNNNA",
            TwoToFour
        );

        Assert.Equal(["ANNNNA", "TNNNNA", "CNNNNA", "GNNNNA", "ANNNNT", "ANNNNC", "ANNNNG"], predicted);
    }

    [Fact]
    public void Only_sequences_with_motifs_are_mutated_and_no_more_than_enough()
    {
        var rows = Enumerable.Range(0, 20).ToList();
        var data = new LabelledSequences(
            Encode([.. rows.Select(_ => "ACGTAC")]),
            [.. rows.Select(row => (float)row)],
            rows.Select(row => row % 2 == 0 ? new[] { TwoToFour } : [])
        );
        LabelledSequences? mutated = null;

        _ = MutationEffects.Of(
            changed =>
            {
                mutated = changed;
                return new float[changed.Count];
            },
            data,
            new float[20]
        );

        Assert.Equal(
            Enumerable.Range(0, MutationEffects.Sequences).SelectMany(row => Enumerable.Repeat(2f * row, 18)),
            mutated!.Labels
        );
    }

    [Fact]
    public void Where_nothing_was_planted_there_is_nothing_to_tell() =>
        Assert.Null(MutationEffects.Of(data => new float[data.Count], Labelled("ACGTAC", []), [0]));

    private static MutationEffects? Of(Func<string, double> value, string sequence, params PlantedMotif[] planted)
    {
        var data = Labelled(sequence, planted);
        return MutationEffects.Of(Predict, data, Predict(data));

        float[] Predict(LabelledSequences sequences) =>
            [
                .. Enumerable
                    .Range(0, sequences.Count)
                    .Select(row => (float)value(Alphabet.Decode(sequences.Sequences[row]))),
            ];
    }

    private static LabelledSequences Labelled(string sequence, PlantedMotif[] planted) =>
        new(Encode(sequence), [0], [planted]);
}
