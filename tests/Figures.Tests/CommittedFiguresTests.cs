namespace Figures.Tests;

/// <summary>
/// The committed results give the committed figures again. To accept a change: look at it, then run
/// <c>./build.sh --target RenderFigures</c> for each study.
/// </summary>
public sealed class CommittedFiguresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("published")]
    [InlineData("described")]
    [InlineData("rigorous")]
    [InlineData("distant")]
    public void Drawings_and_captions_are_those_committed(string study)
    {
        Committed.Draw(study, Committed.Results(study), _folder["drawn"]);

        var drawn = Directory.GetFiles(_folder["drawn"]).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(Directory.GetFiles(Committed.Figures(study)).Select(Path.GetFileName).Order(), drawn);
        // The pixels of PNG are promised on one processor only.
        Assert.All(
            drawn.Where(name => !name!.EndsWith(".png", StringComparison.Ordinal)),
            name =>
                Assert.Equal(
                    File.ReadAllText(Path.Combine(Committed.Figures(study), name!)),
                    File.ReadAllText(Path.Combine(_folder["drawn"], name!))
                )
        );
    }

    [Theory]
    [InlineData("published")]
    [InlineData("described")]
    [InlineData("rigorous")]
    [InlineData("distant")]
    public void Another_folder_and_another_culture_give_the_same_bytes(string study)
    {
        var copy = Committed.CopyOfResults(study, _folder);
        Committed.Draw(study, Committed.Results(study), _folder["here"]);
        using (new OddCulture())
            Committed.Draw(study, copy, _folder["there"]);

        var files = Directory.GetFiles(_folder["here"]);
        Assert.Contains(files, file => file.EndsWith(".svg", StringComparison.Ordinal));
        Assert.All(
            files,
            file =>
                Assert.Equal(
                    File.ReadAllBytes(file),
                    File.ReadAllBytes(Path.Combine(_folder["there"], Path.GetFileName(file)))
                )
        );
    }
}
