using Build.Parameters;

namespace Build.Tests.Parameters;

public sealed class DistantStudyTests
{
    [Fact]
    public void The_committed_file_goes_on_to_a_hundred_thousand_base_pairs()
    {
        var study = Read();

        Assert.Equal([100, 1000, 10_000, 100_000], study.Lessons.Select(lesson => lesson.Length));
        Assert.Equal((0.1, 4.0), (study.Task.LeastShare, study.Limits.Gibibytes));
    }

    [Theory]
    [InlineData("distant.first_seed=0", "first_seed must be from 1 to 1000000")]
    [InlineData("distant.seeds=1", "seeds must be from 2 to 1000")]
    [InlineData("distant.task.first=GATTUCA", "first is 'GATTUCA'; a motif is written in A, C, G and T.")]
    [InlineData("distant.task.second=TACAGG", "second is 'TACAGG': one of the two motifs is part of the other.")]
    [InlineData("distant.task.least_share=0.95", "least_share must be at least 0 and at most 0.9")]
    [InlineData(
        "distant.lessons=[{ length: 23, sequences: 1, batch_size: 1, epochs: 1, learning_rate: 0.1 }]",
        "lessons begins with 23 bp: no room for two motifs 12 bp apart."
    )]
    [InlineData(
        "distant.lessons=[{ length: 99, sequences: 1, batch_size: 1, epochs: 1, learning_rate: 0.1 }, "
            + "{ length: 99, sequences: 1, batch_size: 1, epochs: 1, learning_rate: 0.1 }]",
        "lessons must each have longer sequences than the one before."
    )]
    [InlineData("distant.limits.gibibytes=0", "limits.gibibytes must be above 0")]
    [InlineData("distant.motif_sparse.model.width=12", "motif_sparse.model.width must be odd")]
    [InlineData("distant.motif_sparse.model.position_turns=[0]", "position_turns[0] must be above 0")]
    [InlineData("distant.joint.widths=[7]", "widths must have as many values as filters.")]
    [InlineData("distant.dense.heads=5", "heads must divide the embedding's 32.")]
    public void A_wrong_value_is_explained(string assignment, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(assignment));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static DistantStudy Read(params string[] assignments)
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        foreach (var assignment in assignments)
        {
            file.Override(assignment);
        }
        return (DistantStudy)StudyReader.Read(file, "distant");
    }
}
