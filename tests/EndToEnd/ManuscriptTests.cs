namespace EndToEnd;

/// <summary>The manuscript, its tables and its figures come from what is committed.</summary>
public sealed class ManuscriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_set_from_the_committed_results_without_a_training()
    {
        var run = GraphRun.Of("--target", "Manuscript", "--cache", _folder["cache"], "--output", _folder["out"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("manuscript.html", run.Output, StringComparison.Ordinal);
        Assert.All(
            run.Ran,
            step =>
                Assert.Matches("^(published|described|rigorous|promoters|distant)/(tables|figures|motifs/logos)$", step)
        );
        Assert.Contains("rigorous/tables", run.Ran);
        Assert.DoesNotContain("{{", File.ReadAllText(_folder["out/manuscript.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_parameters_are_refused()
    {
        var run = GraphRun.Of(
            "--target",
            "Manuscript",
            "--set",
            "published.seed=7",
            "--cache",
            _folder["cache"],
            "--output",
            _folder["out"]
        );

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("leave out --set, --params and --motifs", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }
}
