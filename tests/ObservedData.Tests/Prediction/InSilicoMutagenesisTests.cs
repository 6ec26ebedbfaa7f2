using GenomicAttention.Models;
using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using ObservedData.Prediction;
using static TorchSharp.torch;

namespace ObservedData.Tests.Prediction;

[Collection("torch")]
public sealed class InSilicoMutagenesisTests
{
    public InSilicoMutagenesisTests() => TorchRuntime.Start();

    // Of A at position 1 the output is 3, of any other letter 0: the mean of the three substitutions lies 3 away. Of C at
    // position 2 it is 0, of A 1.5: a third of that.
    [Fact]
    public void An_effect_is_how_far_the_mean_of_the_substitutions_lies_from_the_sequence()
    {
        using var model = new CountsOfA([0, 3, 1.5f, 0]);

        Assert.Equal([0, 3, 0.5, 0], Effects(model, bothStrands: false, "GACT"));
    }

    [Fact]
    public void An_unknown_letter_has_none()
    {
        using var model = new CountsOfA([1, 1, 1, 1]);

        Assert.Equal([1, 0, 0, 1], Effects(model, bothStrands: false, "ANNA"));
    }

    // On the other strand AAAT is ATTT: each strand counts half.
    [Fact]
    public void Where_both_strands_mean_the_same_both_are_asked()
    {
        using var model = new CountsOfA([6, 0, 0, 0]);

        Assert.Equal([3, 0, 0, 3], Effects(model, bothStrands: true, "AAAT"));
    }

    [Fact]
    public void A_sequence_that_needs_several_passes_gives_the_same_as_its_letters_one_by_one()
    {
        var weights = Enumerable.Range(0, 150).Select(position => (float)position).ToArray();
        using var model = new CountsOfA(weights);

        var effects = Effects(model, bothStrands: false, new string('A', 150));

        Assert.Equal(weights.Select(weight => (double)weight), effects);
        Assert.Equal(451 * 150, InSilicoMutagenesis.Cost(150));
    }

    [Fact]
    public void A_longer_sequence_than_the_longest_costs_more_than_is_to_be_read()
    {
        var longest = InSilicoMutagenesis.LongestSequence;

        Assert.InRange(InSilicoMutagenesis.Cost(longest), 1, InSilicoMutagenesis.MostLetters);
        Assert.True(InSilicoMutagenesis.Cost(longest + 1) > InSilicoMutagenesis.MostLetters);
    }

    private static double[] Effects(SequenceModel model, bool bothStrands, string letters)
    {
        using var predictor = new SequencePredictor(model, longest: null, bothStrands);
        var effects = new InSilicoMutagenesis(predictor).Effects(Alphabet.Encode(letters));
        return [.. effects.Select(effect => Math.Round(effect, 4))];
    }

    // The sum of a weight for each A.
    private sealed class CountsOfA(float[] weights) : SequenceModel(nameof(CountsOfA))
    {
        public override IReadOnlyList<int> DropoutWidths => [];

        public override Tensor forward(Tensor tokens)
        {
            using var scope = NewDisposeScope();
            return (tokens.eq(Alphabet.A).to(ScalarType.Float32) * tensor(weights)).sum(1).MoveToOuterDisposeScope();
        }
    }
}
