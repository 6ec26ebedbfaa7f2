using GenomicAttention.Evaluation.Controls;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Sequences;
using GenomicAttention.Tests.Synthesis;
using static GenomicAttention.Tests.Evaluation.Controls.LabelledSamples;

namespace GenomicAttention.Tests.Evaluation.Controls;

public sealed class ControlsTests
{
    private static readonly Motif[] Motifs = [new("CAAT", "CAAT", 0.6), new("TTT", "TTT", 0.7)];

    private static readonly IReadOnlyList<IControl> All = ControlList.For(DescribedProtocol.Options.Motifs, 0.1);

    public static TheoryData<string> Names => [.. All.Select(control => control.Name)];

    public static TheoryData<string> NamesOfThoseThatLearn => [.. Names.Except(["planted truth"])];

    [Fact]
    public void No_two_share_a_name() => Assert.Distinct(All.Select(control => control.Name));

    [Fact]
    public void The_constant_is_the_mean_of_the_training_labels() =>
        AssertEqual([5.5 / 12, 5.5 / 12, 5.5 / 12], new ConstantControl().FitAndPredict());

    [Fact]
    public void The_motif_table_has_the_mean_label_of_the_same_counts()
    {
        var training = Label(("CAATGGG", 0.5f), ("GCAATGG", 0.75f), ("TTTGGGG", 1f), ("GGGGGGG", 0f));
        var test = Label(("GGCAATG", 0f), ("GTTTGGG", 0f), ("GGCGCGC", 0f));

        AssertEqual([0.625, 1, 0], new MotifTableControl(Motifs).Fit(training, training).Predict(test));
    }

    [Fact]
    public void Counts_never_trained_on_get_the_mean_of_as_many_motifs_and_else_of_all()
    {
        var training = Label(("CAATCAAT", 0.5f), ("CAATTTGG", 0.75f), ("GGGGGGGG", 0.1f));
        var test = Label(("TTTGTTTG", 0f), ("GGGTTTGG", 0f));

        AssertEqual([0.625, 0.45], new MotifTableControl(Motifs).Fit(training, training).Predict(test));
    }

    [Fact]
    public void Of_one_motif_more_than_three_are_as_three()
    {
        var training = Label(("TTTTTGGG", 0.5f), ("TTTTTTTT", 0.7f));

        AssertEqual([0.6, 0.6], new MotifTableControl(Motifs).Fit(training, training).Predict(training));
    }

    [Fact]
    public void The_planted_truth_is_the_initial_strength_and_all_planted_at_most_1_and_at_least_0()
    {
        PlantedMotif[][] planted =
        [
            [],
            [new("a", 0, 2, 0.5)],
            [new("a", 0, 2, 0.5), new("b", 2, 2, 0.6)],
            [new("c", 0, 2, -0.5)],
        ];
        var data = new LabelledSequences(Samples.Encode("AAAA", "CCCC", "GGGG", "TTTT"), [0, 0, 0, 0], planted);

        AssertEqual([0.1, 0.6, 1, 0], new PlantedTruthControl(0.1).Fit(data, data).Predict(data));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_the_same_bits_again_and_looks_at_no_test_label(string name)
    {
        var control = All.Single(control => control.Name == name);
        var training = DescribedProtocol.Generate(DescribedProtocol.Options, 1, 60);
        var test = DescribedProtocol.Generate(DescribedProtocol.Options, 2, 20);
        var unlabelled = new LabelledSequences(test.Sequences, [.. new float[test.Count]], test.Planted);

        var once = control.Fit(training, training).Predict(test);

        Assert.Equal(once, control.Fit(training, training).Predict(unlabelled));
    }

    [Theory]
    [MemberData(nameof(NamesOfThoseThatLearn))]
    public void Without_a_sequence_to_learn_from_it_says_so(string name)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            All.Single(control => control.Name == name).Fit(None, Unseen)
        );

        Assert.Contains("There is no sequence to learn from", error.Message);
    }

    [Fact]
    public void Without_a_validation_sequence_to_choose_a_penalty_by_the_ridge_says_so()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            All.Single(control => control is RidgeControl).Fit(Small, None)
        );

        Assert.Contains("no validation sequence", error.Message);
    }
}
