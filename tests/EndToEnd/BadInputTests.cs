namespace EndToEnd;

/// <summary>What a user can get wrong gives one or two lines, exit code 2, and nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("there is no such study; did you mean 'published'?", "--study", "publishd")]
    [InlineData("there is no such task; did you mean 'Compare'?", "--target", "Compaer")]
    [InlineData("unknown option; did you mean '--study'?", "--stduy", "published")]
    [InlineData("did you mean 'seed'?", "--set", "published.sede=1")]
    [InlineData("must be from 0 to 4294967295, not '-1'", "--set", "published.seed=-1")]
    [InlineData("must be above 0 and at most 1, not '0'", "--set", "published.comparison.sparsity=0")]
    [InlineData("must be above 0 and at most 1, not '1.1'", "--set", "published.comparison.sparsity=1.1")]
    [InlineData("must be a number, not 'NaN'", "--set", "published.comparison.learning_rate=NaN")]
    [InlineData("must be from 1 to", "--set", "published.comparison.epochs=0")]
    [InlineData("shorter than a motif of 6", "--set", "published.comparison.length=5")]
    [InlineData("there is no such file", "--params", "nowhere.yaml")]
    public void A_wrong_argument_is_explained(string expected, params string[] arguments) =>
        ExpectRefusal(expected, [.. arguments, "--output", _folder["results"], "--cache", _folder["cache"]]);

    [Theory]
    [InlineData("seed: 42", "sede: 42", "own.yaml:{line}:5: ", "unknown key 'sede'")]
    [InlineData("seed: 42", "seed: [", "own.yaml:{line}:11: ", "not YAML")]
    [InlineData("seed: 42", "seed: many", "own.yaml:{line}:11: ", "must be a whole number, not 'many'")]
    public void A_wrong_parameter_file_is_explained_with_its_line_and_column(
        string passage,
        string wrong,
        params string[] expected
    )
    {
        var own = _folder["own.yaml"];
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "params.yaml"));
        File.WriteAllText(own, text.Replace(passage, wrong, StringComparison.Ordinal));
        var line = text[..text.IndexOf(passage, StringComparison.Ordinal)].Count(character => character == '\n') + 1;

        foreach (var part in expected)
        {
            ExpectRefusal(
                part.Replace("{line}", $"{line}", StringComparison.Ordinal),
                ["--params", own, "--output", _folder["results"], "--cache", _folder["cache"]]
            );
        }
    }

    [Fact]
    public void An_output_folder_that_cannot_be_written_is_explained()
    {
        File.WriteAllText(_folder["file"], "");

        ExpectRefusal("cannot be written", ["--output", _folder["file"], "--cache", _folder["cache"]]);
    }

    [Fact]
    public void A_cache_folder_that_cannot_be_written_is_explained()
    {
        File.WriteAllText(_folder["file"], "");

        ExpectRefusal("cannot be written", ["--cache", _folder["file/cache"], "--output", _folder["results"]]);
    }

    public void Dispose() => _folder.Dispose();

    private void ExpectRefusal(string expected, string[] arguments)
    {
        var run = GraphRun.Of(arguments);

        var lines = run.Errors.TrimEnd().Split('\n');
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.InRange(lines.Length, 1, 2);
        Assert.DoesNotContain("   at ", run.Errors + run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists(_folder["results"]), "results were written");
    }
}
