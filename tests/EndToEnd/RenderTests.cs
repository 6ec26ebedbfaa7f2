namespace EndToEnd;

/// <summary>All that people look at comes back by one command.</summary>
public sealed class RenderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_and_figures_that_were_deleted_come_back_as_they_were_with_manuscript_and_report()
    {
        var root = CheckoutCopy.In(_folder["checkout"]);
        var before = PaperOf(root);
        Directory.Delete(Path.Combine(root, "paper", "tables"), recursive: true);
        Directory.Delete(Path.Combine(root, "paper", "figures"), recursive: true);

        var run = GraphRun.In(root, "--target", "Render", "--cache", _folder["cache"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(before, PaperOf(root));
        Assert.True(File.Exists(Path.Combine(root, "artifacts", "manuscript", "manuscript.html")));
        Assert.True(File.Exists(Path.Combine(root, "artifacts", "report", "index.html")));
        Assert.Matches("(?s)report in .*index.html.*manuscript in .*manuscript.html", run.Output);
    }

    [Fact]
    public void A_report_is_not_written_of_results_that_lack_a_file()
    {
        var root = CheckoutCopy.In(_folder["checkout"]);
        File.Delete(Path.Combine(root, "results", "described", "estimates.csv"));

        AssertRefused(root, "results/described/estimates.csv", "--target Compare --study described");
    }

    [Fact]
    public void A_report_is_not_written_of_a_number_that_is_none()
    {
        var root = CheckoutCopy.In(_folder["checkout"]);
        var file = Path.Combine(root, "results", "published", "sweep.csv");
        var lines = File.ReadAllLines(file);
        lines[2] = string.Join(',', lines[2].Split(',').SkipLast(1).Append("NaN"));
        File.WriteAllLines(file, lines);

        AssertRefused(root, "results/published/sweep.csv, line 3", "--target Compare --study published");
    }

    private void AssertRefused(string root, string what, string remedy)
    {
        var run = GraphRun.In(root, "--target", "Report", "--cache", _folder["cache"]);

        Assert.Equal(2, run.ExitCode);
        var said = run.Output + run.Errors;
        Assert.Contains(what, said, StringComparison.Ordinal);
        Assert.Contains(remedy, said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(root, "artifacts", "report", "index.html")));
    }

    // Pixels of a PNG may differ from one processor to another.
    private static string ContentOf(string file) =>
        file.EndsWith(".png", StringComparison.Ordinal) ? "" : File.ReadAllText(file);

    private static List<(string File, string Content)> PaperOf(string root) =>
        [
            .. Directory
                .GetFiles(Path.Combine(root, "paper"), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(root, file), ContentOf(file))),
        ];
}
