namespace EndToEnd;

/// <summary>Nothing is trained twice, and only what depends on a change is trained again.</summary>
public sealed class IncrementalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_second_run_does_no_step_and_a_changed_parameter_runs_what_depends_on_it()
    {
        var cold = GraphRun.Of(SmallStudy.In(_folder));
        var results = SmallStudy.Results(_folder);
        var warm = GraphRun.Of(SmallStudy.In(_folder));
        var sparsity = GraphRun.Of([.. SmallStudy.In(_folder), "--set", "published.sweep.sparsities=[0.05,0.1,0.3]"]);
        var rate = GraphRun.Of([
            .. SmallStudy.In(_folder),
            "--set",
            "published.comparison.joint.embedding_learning_rate=0.004",
        ]);
        var back = GraphRun.Of(SmallStudy.In(_folder));

        Assert.Equal((0, SmallStudy.Steps), (cold.ExitCode, cold.StepsRun));
        Assert.Equal((0, 0), (warm.ExitCode, warm.StepsRun));
        Assert.Equal(["published/compare", "published/train/sparse/sparsity=0.3"], WithoutSeed(sparsity));
        Assert.Equal(["published/compare", "published/train/joint"], WithoutSeed(rate));
        Assert.Equal(0, back.StepsRun);
        Assert.Equal(results, SmallStudy.Results(_folder));
    }

    [Fact]
    public void A_run_says_why_it_runs_a_step()
    {
        GraphRun.Of([.. SmallStudy.In(_folder), "--target", "GenerateData"]);

        var run = GraphRun.Of([
            .. SmallStudy.In(_folder),
            "--target",
            "GenerateData",
            "--set",
            "published.comparison.noise=0.06",
        ]);

        Assert.Contains(
            "run    published/data/comparison/seed=42  (parameters.noise 0.05 → 0.06)",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(1, run.StepsRun);
    }

    [Fact]
    public void Forced_steps_run_again_and_give_the_same_bytes()
    {
        GraphRun.Of([.. SmallStudy.In(_folder), "--target", "TrainJoint"]);

        var forced = GraphRun.Of([.. SmallStudy.In(_folder), "--target", "TrainJoint", "--force"]);

        Assert.Equal(["published/data/comparison", "published/train/joint"], WithoutSeed(forced));
    }

    [Fact]
    public void An_exclusive_target_does_not_run_what_it_depends_on()
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--target", "TrainJoint", "--exclusive"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("published/data/comparison", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_changed_parameters_go_beside_the_committed_ones()
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--target", "Compare"]);

        Assert.Equal($"results in {_folder["results/published"]}", run.Output.TrimEnd().Split('\n')[^1]);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> WithoutSeed(GraphRun run) =>
        run.Ran.Select(name => name.Replace("/seed=42", "", StringComparison.Ordinal));
}
