using Build.Parameters;

namespace Build.Tests.Parameters;

public sealed class ReplicatedStudyTests
{
    [Fact]
    public void The_committed_file_describes_what_the_text_says()
    {
        var study = Read("described");

        Assert.Equal([new SizeParameters(2000, 10, null)], study.Sizes);
        Assert.Equal(
            ["TATAAA", "CAAT", "GGGCGG", "TTGACA", "TATAAT"],
            study.Data.Motifs.Select(motif => motif.Sequence)
        );
        Assert.Equal((0, 4), (study.Data.MotifsPerSequence.Minimum, study.Data.MotifsPerSequence.Maximum));
        Assert.Equal((0.7, 0.15), (study.Split.Training, study.Split.Validation));
        Assert.Equal((25, 32, 0.001), (study.Training.Epochs, study.Training.BatchSize, study.Training.LearningRate));
        Assert.Equal([200, 1000, 10_000, 100_000, 1_000_000], study.Cost!.Lengths);
        Assert.Null(study.Motif);
    }

    [Fact]
    public void The_rigorous_study_judges_by_the_same_rule_on_the_same_task()
    {
        var (described, rigorous) = (Read("described"), Read("rigorous"));

        Assert.Equal(described.Verdicts, rigorous.Verdicts);
        Assert.Equal(
            (described.Dense, described.Training with { Patience = 5 }, described.Split),
            (rigorous.Dense, rigorous.Training, rigorous.Split)
        );
        Assert.Equal(described.Data.Motifs, rigorous.Data.Motifs);
        Assert.Equal([30, 3], rigorous.Sizes.Select(size => size.Seeds));
        Assert.NotNull(rigorous.Motif);
    }

    [Theory]
    [InlineData("rigorous.sizes=[{sequences: 2000, seeds: 1}]", "sizes[0].seeds must be from 2 to")]
    [InlineData(
        "rigorous.sizes=[{sequences: 2000, seeds: 2}, {sequences: 2000, seeds: 3}]",
        "sizes names the same number of sequences twice."
    )]
    [InlineData("rigorous.sizes=[{sequences: 3, seeds: 2}]", "motif has epochs for 2 of 1 sizes.")]
    [InlineData("described.sizes=[{sequences: 3, seeds: 2}]", "split leaves no sequence of 3 to train on")]
    [InlineData("described.split={training: 0.9, validation: 0.1}", "split leaves no sequence of 2000")]
    [InlineData("described.data.length=23", "data.length is 23; the most motifs need 24 side by side.")]
    [InlineData("described.verdicts.confidence=95", "verdicts.confidence must be at least 0.5 and at most 0.9999")]
    [InlineData("described.cost.lengths=[200]", "cost.lengths must be two or more, each longer than the one before.")]
    [InlineData("described.cost.lengths=[200, 200]", "cost.lengths must be two or more, each longer than")]
    [InlineData("described.cost.lengths=[1000, 200]", "cost.lengths must be two or more, each longer than")]
    [InlineData("described.cost.lengths=[200, 200000000]", "cost.lengths[1] must be from 1 to 100000000")]
    [InlineData(
        "rigorous.motif.targets=[{ sequences: 9, model: any, measure: skill_retention, at_least: 9 }]",
        "measure is skill_retention, which needs 'against'."
    )]
    [InlineData("rigorous.motif.controls=[nrom]", "motif.controls has 'nrom'; did you mean 'norm'?")]
    [InlineData("rigorous.motif.model.width=6", "motif.model.width must be odd")]
    [InlineData("rigorous.motif.selection.all_until=0.7", "motif.selection.all_until must be below sparse_from.")]
    public void A_wrong_value_is_explained(string assignment, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(assignment.Split('.')[0], assignment));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_are_counted_at_the_data_s_length_too() =>
        Assert.Equal([100, 200, 1000], Read("described", "described.cost.lengths=[100, 1000]").Cost!.Lengths);

    private static ReplicatedStudy Read(string name, params string[] assignments)
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        foreach (var assignment in assignments)
        {
            file.Override(assignment);
        }
        return (ReplicatedStudy)StudyReader.Read(file, name);
    }
}
