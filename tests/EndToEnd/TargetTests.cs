namespace EndToEnd;

/// <summary>What Cake's users expect of targets and of Cake's own options.</summary>
public sealed class TargetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("GenerateData", "published/data/comparison", "published/data/sweep")]
    [InlineData(
        "TrainBaseline",
        "published/data/comparison",
        "published/data/sweep",
        "published/train/dense/comparison",
        "published/train/dense/sweep-baseline"
    )]
    [InlineData("TrainJoint", "published/data/comparison", "published/train/joint")]
    public void A_target_runs_its_steps_and_what_they_need(string target, params string[] steps)
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--target", target]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(steps, run.Ran.Select(name => name.Replace("/seed=42", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dry_run_names_the_tasks_in_order_and_runs_none()
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--dryrun"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["1. GenerateData", "2. TrainBaseline", "3. SweepSparsity", "4. TrainJoint", "5. Compare", "6. Default"],
            run.Output.Split('\n').Where(line => line.Length > 0 && char.IsDigit(line[0]))
        );
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void The_tree_shows_what_compare_depends_on()
    {
        var run = GraphRun.Of("--tree");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("└─Compare\n   ├─TrainBaseline\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--description", "TrainJoint")]
    [InlineData("--version", "7.0.0")]
    [InlineData("--help", "--target RenderTables")]
    public void Looking_runs_no_step(string option, string expected)
    {
        var run = GraphRun.Of(option);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("steps run", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_run_says_only_where_its_results_are()
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--verbosity", "quiet"]);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("published/train", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"results in {_folder["results/published"]}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_pipe_there_are_no_colours()
    {
        var run = GraphRun.Of(
            new Dictionary<string, string?> { ["TERM"] = "xterm-256color" },
            [.. SmallStudy.In(_folder), "--target", "GenerateData"]
        );

        Assert.DoesNotContain('\x1b', run.Output + run.Errors);
    }

    public void Dispose() => _folder.Dispose();
}
