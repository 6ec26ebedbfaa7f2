using CsCheck;
using GenomicAttention.Sequences;

namespace GenomicAttention.Tests.Sequences;

public sealed class LabelledSequencesTests
{
    private static readonly PlantedMotif Caat = new("CAAT", 1, 4, 0.6);

    [Fact]
    public void A_subset_by_a_permutation_and_its_inverse_is_the_whole() =>
        Samples
            .LabelledSequences.SelectMany(data =>
                Gen.Shuffle(Enumerable.Range(0, data.Count).ToArray()).Select(order => (data, order))
            )
            .Sample(
                (data, order) =>
                {
                    var inverse = order.Select((row, position) => (row, position)).OrderBy(pair => pair.row);
                    var subset = data.Subset(order).Subset([.. inverse.Select(pair => pair.position)]);
                    Samples.AssertSame(data, subset);
                }
            );

    [Fact]
    public void A_subset_keeps_each_row_together_in_the_order_asked_for()
    {
        var data = new LabelledSequences(
            Samples.Encode("ACAATC", "GGGGGG"),
            [0.7f, 0.1f],
            [
                [Caat],
                [],
            ]
        );

        var subset = data.Subset([1, 0, 1]);

        Assert.Equal(new[] { "s2", "s1", "s2" }, subset.Sequences.Ids);
        Assert.Equal("ACAATC", Alphabet.Decode(subset.Sequences[1]));
        Assert.Equal(new[] { 0.1f, 0.7f, 0.1f }, subset.Labels);
        Assert.Equal(
            [
                [],
                [Caat],
                [],
            ],
            subset.Planted
        );
    }

    [Fact]
    public void The_first_rows_and_the_others_appended_are_the_whole() =>
        Samples.LabelledSequences.Sample(data =>
        {
            int[] first = [.. Enumerable.Range(0, data.Count / 2)];
            int[] others = [.. Enumerable.Range(first.Length, data.Count - first.Length)];
            Samples.AssertSame(data, data.Subset(first).Append(data.Subset(others)));
        });

    [Fact]
    public void A_row_that_is_not_there_is_refused()
    {
        var sequences = Samples.Encode("ACGT");

        Assert.Throws<ArgumentOutOfRangeException>(() => sequences.Subset([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => sequences[-1].Length);
    }

    [Fact]
    public void Changing_the_codes_or_motifs_that_it_was_made_of_changes_nothing()
    {
        var codes = Alphabet.Encode("ACAATC");
        var motifs = new List<PlantedMotif> { Caat };
        var data = new LabelledSequences(new EncodedSequences(6, codes, ["s1"]), [0.7f], [motifs]);

        codes[0] = Alphabet.G;
        motifs.Clear();

        Assert.Equal("ACAATC", Alphabet.Decode(data.Sequences[0]));
        Assert.Equal([Caat], data.Planted[0]);
    }

    [Fact]
    public void Codes_that_do_not_fill_the_rows_or_are_no_letters_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new EncodedSequences(4, [0, 1, 2], ["s1"]));
        Assert.Throws<ArgumentException>(() => new EncodedSequences(2, [0, 6], ["s1"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EncodedSequences(0, [], []));
    }

    [Fact]
    public void Parts_that_do_not_match_are_refused()
    {
        var sequences = Samples.Encode("ACAATC");

        Assert.Throws<ArgumentException>(() =>
            new LabelledSequences(
                sequences,
                [],
                [
                    [],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() => new LabelledSequences(sequences, [1f], []));
        Assert.Throws<ArgumentException>(() =>
            new LabelledSequences(
                sequences,
                [float.NaN],
                [
                    [],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() =>
            new LabelledSequences(
                sequences,
                [1f],
                [
                    [Caat with { Start = 3 }],
                ]
            )
        );
    }
}
