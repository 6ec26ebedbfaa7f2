namespace EndToEnd;

/// <summary>Tables and figures come from the results that lie in <c>results/</c>; nothing is trained for them.</summary>
public sealed class RenderingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("published")]
    [InlineData("described")]
    [InlineData("rigorous")]
    [InlineData("promoters")]
    [InlineData("distant")]
    public void Committed_tables_come_out_again_without_a_training(string study)
    {
        var run = Render(study, "RenderTables");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal([$"{study}/tables"], run.Ran);
        Assert.Contains($"from {Path.Combine("results", study)}\n", run.Output, StringComparison.Ordinal);
        var committed = Directory.GetFiles(Path.Combine(Checkout.Root, "paper", "tables", study));
        Assert.NotEmpty(committed);
        Assert.All(
            committed,
            file =>
                Assert.Equal(
                    File.ReadAllText(file),
                    File.ReadAllText(_folder[$"out/{study}/tables/{Path.GetFileName(file)}"])
                )
        );
    }

    [Fact]
    public void Results_of_other_parameters_are_computed_before_they_are_rendered()
    {
        var rendered = GraphRun.Of([.. SmallStudy.In(_folder), "--target", "RenderTables"]);

        Assert.True(rendered.ExitCode == 0, rendered.Output + rendered.Errors);
        Assert.Contains("published/compare", rendered.Ran);
        Assert.Contains("from the results of this run", rendered.Output, StringComparison.Ordinal);
    }

    private GraphRun Render(string study, string target) =>
        GraphRun.Of("--target", target, "--study", study, "--cache", _folder["cache"], "--output", _folder["out"]);
}
