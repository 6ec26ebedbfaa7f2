using Build.Parameters;

namespace Build.Tests.Parameters;

public sealed class OverrideTests
{
    [Theory]
    [InlineData("studies.published.seed=7")]
    [InlineData("published.seed=7")]
    public void A_path_starts_at_the_root_or_below_studies(string assignment) => Assert.Equal(7, Read(assignment).Seed);

    [Theory]
    [InlineData("published.sweep.sparsities=[0.02, 0.3]")]
    [InlineData("published.sweep.sparsities=0.02,0.3")]
    public void A_list_is_written_with_brackets_or_without(string assignment) =>
        Assert.Equal([0.02, 0.3], Read(assignment).Sweep.Sparsities);

    [Fact]
    public void A_list_of_one_needs_no_brackets() =>
        Assert.Equal([0.3], Read("published.sweep.sparsities=0.3").Sweep.Sparsities);

    [Fact]
    public void Later_overrides_win() => Assert.Equal(8, Read("published.seed=7", "published.seed=8").Seed);

    [Theory]
    [InlineData(
        "published.sed=1",
        "--set published.sed=1: there is no 'sed' in studies.published; did you mean 'seed'?"
    )]
    [InlineData(
        "publishd.seed=1",
        "--set publishd.seed=1: there is no 'publishd' in studies; did you mean 'published'?"
    )]
    [InlineData(
        "published.seed.x=1",
        "--set published.seed.x=1: studies.published.seed is a value and has nothing below it."
    )]
    [InlineData("published.seed", "--set published.seed: expected PATH=VALUE, as in --set published.seed=7.")]
    [InlineData("published.seed=", "--set published.seed=: the value is empty.")]
    [InlineData("published.seed=x", "--set published.seed=x: studies.published.seed must be a whole number, not 'x'.")]
    public void What_is_wrong_names_the_override(string assignment, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(assignment));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Only_an_override_of_where_steps_run_changes_no_result()
    {
        Assert.True(ParameterFile.IsOfExecutors("executors.slurm.time=30"));
        Assert.False(ParameterFile.IsOfExecutors("published.seed=7"));
    }

    private static PublishedStudy Read(params string[] assignments)
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        foreach (var assignment in assignments)
        {
            file.Override(assignment);
        }
        return (PublishedStudy)StudyReader.Read(file, "published");
    }
}
