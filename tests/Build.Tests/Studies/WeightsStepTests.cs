using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;

namespace Build.Tests.Studies;

public sealed class WeightsStepTests
{
    [Theory]
    [InlineData("promoters", "promoters/fit/motif-dens", "promoters/fit/motif-dense")]
    [InlineData("promoters", "motif-dense", "promoters/fit/motif-dense")]
    [InlineData("promoters", "fit/motif-dnse", "promoters/fit/motif-dense")]
    [InlineData("promoters", "by=norm", "promoters/fit/motif-sparse/sparsity=0.2/by=norm")]
    [InlineData("rigorous", "motif-dense", "rigorous/train/motif-dense/n=2000/seed=1")]
    public void A_misspelt_or_short_name_is_completed(string study, string name, string expected) =>
        Assert.Equal($"--step {name}: there is no such step; did you mean '{expected}'?", Complaint(study, name));

    [Fact]
    public void Where_nothing_is_near_or_nothing_is_named_all_are_listed()
    {
        const string all = """
            promoters/fit/dense
              promoters/fit/without-attention
              promoters/fit/dense-with-positions
              promoters/fit/motif-dense
              promoters/fit/sparse/sparsity=0.1
              promoters/fit/motif-sparse/sparsity=0.2/by=learned
              promoters/fit/motif-sparse/sparsity=0.2/by=norm
              promoters/fit/motif-sparse/sparsity=0.2/by=random
              promoters/fit/joint
            """;

        Assert.Equal(
            $"Predict needs --step NAME, the step whose weights are applied:\n  {all.ReplaceLineEndings("\n")}",
            Complaint("promoters", null)
        );
        Assert.Equal(
            $"--step something else: there is no such step; these have weights to apply:\n  {all.ReplaceLineEndings("\n")}",
            Complaint("promoters", "something else")
        );
    }

    [Fact]
    public void A_step_that_leaves_no_weights_is_not_called_misspelt() =>
        Assert.StartsWith(
            "--step promoters/statistics: has no weights to apply; these have:\n  promoters/fit/dense\n",
            Complaint("promoters", "promoters/statistics"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Seeds_share_a_line_and_sizes_do_not()
    {
        var lines = Complaint("rigorous", null).Split('\n');

        Assert.Contains("  rigorous/train/motif-dense/n=2000/seed=1 to seed=30", lines);
        Assert.Contains("  rigorous/train/motif-dense/n=20000/seed=1 to seed=3", lines);
    }

    [Fact]
    public void A_step_of_another_study_names_that_study()
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");

        var error = Assert.Throws<UserErrorException>(() =>
            StudyReader.DemandStepOf(file, "published", "promoters/fit/dense")
        );

        Assert.Equal(
            "--step promoters/fit/dense: is a step of the study 'promoters'; add --study promoters.",
            error.Message
        );
        StudyReader.DemandStepOf(file, "promoters", "promoters/fit/dense");
        StudyReader.DemandStepOf(file, "published", "motif-dense");
        StudyReader.DemandStepOf(file, "published", null);
    }

    private static string Complaint(string study, string? step)
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        var root = Path.GetDirectoryName(CommittedParameters.Path)!;
        var plan = StudyPlans.Of(study, StudyReader.Read(file, study), Inert.Computations, root);
        return Assert.Throws<UserErrorException>(() => WeightsStep.Of(plan, "Predict", step)).Message;
    }
}
