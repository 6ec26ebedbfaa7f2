namespace EndToEnd;

/// <summary>The report is written from what is committed, without a training and with an empty cache.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_has_every_study_its_steps_and_the_machine()
    {
        var run = GraphRun.Of("--target", "Report", "--output", _folder["page"], "--cache", _folder["cache"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var page = File.ReadAllText(Path.Combine(_folder["page"], "index.html"));
        foreach (var study in Directory.GetDirectories(Path.Combine(Checkout.Root, "results")).Select(Path.GetFileName))
        {
            Assert.Contains($"<section id=\"study-{study}\"", page, StringComparison.Ordinal);
            Assert.Contains($"Tasks of {study}", page, StringComparison.Ordinal);
        }
        Assert.Contains("<dt>Instruction set</dt>", page, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder["page"]));
    }

    public void Dispose() => _folder.Dispose();
}
