namespace EndToEnd;

/// <summary>Parameters and results beside those of a commit.</summary>
public sealed class DifferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_parameter_and_a_result_that_differ_are_shown_and_fail_a_check()
    {
        Directory.CreateDirectory(_folder["published"]);
        File.WriteAllText(_folder["published/new.csv"], "model,loss\ndense,0.25\n");
        string[] diff =
        [
            "--target",
            "Diff",
            "--against",
            "HEAD",
            "--output",
            _folder.Path,
            "--set",
            "published.comparison.noise=0.06",
        ];

        var shown = GraphRun.Of(diff);
        var check = GraphRun.Of([.. diff, "--check"]);

        Assert.Equal((0, 3), (shown.ExitCode, check.ExitCode));
        Assert.Matches(@"comparison\.noise +0\.05 +0\.06", shown.Output);
        Assert.Matches(@"loss +– +0\.25", shown.Output);
    }
}
