using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>The commands that look after the cache, each with what it shows.</summary>
public sealed partial class StoreCommandTests(StoreCommandTests.FilledCache cache)
    : IClassFixture<StoreCommandTests.FilledCache>
{
    [Fact]
    public Task Status_of_a_study_that_is_up_to_date() => Shown(0, "--target", "Status", "--check");

    [Fact]
    public Task Status_after_a_changed_parameter() =>
        Shown(3, "--target", "Status", "--check", "--set", "published.comparison.noise=0.06");

    [Fact]
    public Task Explain_shows_the_preimage_and_the_nearest_earlier_key() =>
        Shown(
            0,
            "--target",
            "Explain",
            "--step",
            "published/data/comparison/seed=42",
            "--set",
            "published.comparison.noise=0.06"
        );

    [Fact]
    public void Explain_of_a_step_that_is_not_there_names_the_nearest()
    {
        var run = cache.Run("--target", "Explain", "--step", "published/train/join/seed=42");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("published/train/joint/seed=42", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public Task Verify_of_a_sound_cache() => Shown(0, "--target", "Verify");

    [Fact]
    public Task Graph_says_where_it_is()
    {
        var folder = cache.Folder["graph"];
        var run = cache.Run("--target", "Graph", "--output", folder);

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(folder, "published.svg")));
        return VerifyFile(Path.Combine(folder, "published.mmd"), extension: "txt").UseDirectory("Snapshots");
    }

    [Fact]
    public void Damage_is_found_named_mended_and_computed_again()
    {
        using var folder = new TemporaryFolder();
        string[] study = SmallStudy.In(folder);
        GraphRun.Of(study);
        var results = SmallStudy.Results(folder);
        var weights = Directory
            .EnumerateFiles(folder["cache/cas"], "*", SearchOption.AllDirectories)
            .MaxBy(file => new FileInfo(file).Length)!;
        File.WriteAllText(weights, "spoilt");

        var found = GraphRun.Of([.. study, "--target", "Verify"]);
        var mended = GraphRun.Of([.. study, "--target", "Verify", "--repair"]);
        var again = GraphRun.Of([.. study, "--target", "Verify"]);

        Assert.Equal((3, 0, 0), (found.ExitCode, mended.ExitCode, again.ExitCode));
        Assert.Contains(Path.GetFileName(weights)[..16], found.Output, StringComparison.Ordinal);
        Assert.Equal(0, GraphRun.Of(study).ExitCode);
        Assert.Equal(results, SmallStudy.Results(folder));
    }

    [Fact]
    public void Collect_removes_what_the_kept_study_does_not_need_and_a_preview_removes_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] study = SmallStudy.In(folder);
        GraphRun.Of(study);
        GraphRun.Of([.. study, "--set", "published.sweep.sparsities=0.3"]);
        var before = Files(folder["cache/cas"]);

        var preview = GraphRun.Of([.. study, "--target", "Collect", "--keep-days", "0", "--preview"]);
        var untouched = Files(folder["cache/cas"]);
        var collected = GraphRun.Of([.. study, "--target", "Collect", "--keep-days", "0"]);

        Assert.Equal((0, 0), (preview.ExitCode, collected.ExitCode));
        Assert.Contains("published/train/sparse/sparsity=0.3/seed=42", preview.Output, StringComparison.Ordinal);
        Assert.Equal(before, untouched);
        Assert.InRange(Files(folder["cache/cas"]), 1, before - 1);
        Assert.Equal(0, GraphRun.Of(study).StepsRun);
    }

    [Fact]
    public void A_locked_run_fails_where_an_output_differs_and_overwrites_nothing()
    {
        using var folder = new TemporaryFolder();
        var run = GraphRun.Of([.. SmallStudy.In(folder), "--locked"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("published/train/joint/seed=42: weights.safetensors is ", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["results/published/comparison.csv"]));
    }

    private Task Shown(int exitCode, params string[] arguments)
    {
        var run = cache.Run(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        var text = ByteCount().Replace(Digest().Replace(run.Output, "{digest}"), "{size}");
        return Verify(Blanks().Replace(text, "\n")).UseDirectory("Snapshots");
    }

    private static int Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex(@"[\d.]+ [KMG]iB")]
    private static partial Regex ByteCount();

    [GeneratedRegex(@" +\n")]
    private static partial Regex Blanks();

    /// <summary>A cache with the whole small study in it.</summary>
    public sealed class FilledCache : IDisposable
    {
        internal TemporaryFolder Folder { get; } = new();

        public FilledCache() => Assert.Equal(0, Run("--target", "RenderTables", "--target", "RenderFigures").ExitCode);

        internal GraphRun Run(params string[] arguments) => GraphRun.Of([.. SmallStudy.In(Folder), .. arguments]);

        public void Dispose() => Folder.Dispose();
    }
}
