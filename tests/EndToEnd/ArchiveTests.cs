namespace EndToEnd;

/// <summary>A study goes into one file, and out of it into an empty cache that then need not train.</summary>
public sealed class ArchiveTests(ArchiveTests.ArchivedStudy study)
    : IClassFixture<ArchiveTests.ArchivedStudy>,
        IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_state_gives_the_same_bytes()
    {
        var before = File.ReadAllBytes(study.Archive);
        File.Delete(study.Archive);
        foreach (var file in Directory.EnumerateFiles(study.Folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        }

        Assert.Equal(0, GraphRun.Of([.. SmallStudy.In(study.Folder), "--target", "Archive"]).ExitCode);

        Assert.Equal(before, File.ReadAllBytes(study.Archive));
    }

    [Fact]
    public void An_empty_cache_that_is_filled_from_it_gives_the_same_results_and_trains_nothing()
    {
        var run = Fill("--target", "Compare", "--target", "RenderTables", "--target", "RenderFigures");

        Assert.Equal((0, 0), (run.ExitCode, run.StepsRun));
        Assert.Contains($"{SmallStudy.Steps + 2} steps of published from ", run.Output, StringComparison.Ordinal);
        var results = SmallStudy.Results(study.Folder).Where(file => file.Key != "published.zip");
        Assert.Equal(results.OrderBy(file => file.Key), SmallStudy.Results(_folder).OrderBy(file => file.Key));
    }

    [Fact]
    public void Filling_again_and_by_two_runs_at_once_is_as_good_as_once()
    {
        var runs = Enumerable.Range(0, 2).AsParallel().Select(_ => Fill("--target", "Status", "--check")).ToList();
        runs.Add(Fill("--target", "Status", "--check"));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output + run.Errors));
        Assert.Equal(0, GraphRun.Of([.. SmallStudy.In(_folder), "--target", "Verify"]).ExitCode);
    }

    [Fact]
    public void Force_trains_again_to_the_same_results()
    {
        var run = Fill("--force");

        Assert.Equal((0, SmallStudy.Steps), (run.ExitCode, run.StepsRun));
        Assert.Equal(
            File.ReadAllText(study.Folder["results/published/steps.lock"]),
            File.ReadAllText(_folder["results/published/steps.lock"])
        );
    }

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "cut off", "cannot be read as a zip" },
            { "no zip", "cannot be read as a zip" },
            { "not there", "there is no such file" },
            { "damaged file", "is damaged" },
            { "damaged paper", "README.md is damaged" },
            { "foreign entry", "stray.txt does not belong in it" },
            { "foreign file of a cache", "no action record before it names this file" },
            { "entry missing", "is missing from it" },
            { "path out of the cache", "../../evil: is no record" },
            { "bomb", "has more than the" },
            { "other study", "it is of the study described: add --study described" },
            { "other keys", "its keys are of schema 99" },
            { "other format", "it is of format 99" },
            { "no description", "it has no archive.json" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_it_is_named_and_nothing_is_taken_from_it(string what, string complaint)
    {
        var file = _folder["published.zip"];
        File.Copy(study.Archive, file);
        Spoil(what, new ArchiveFile(file), file);

        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--archive", file, "--target", "Status"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(complaint, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder["cache/ac"]) || Directory.Exists(_folder["cache/cas"]));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "evil", SearchOption.AllDirectories));
    }

    [Fact]
    public void Steps_that_are_not_in_the_cache_are_named_with_what_to_run()
    {
        var run = GraphRun.Of([.. SmallStudy.In(_folder), "--target", "Archive"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("of 12 steps of published are not in the cache", run.Errors, StringComparison.Ordinal);
        Assert.Contains("run ./build.sh --study published --target ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.zip*", SearchOption.AllDirectories));
    }

    private GraphRun Fill(params string[] arguments) =>
        GraphRun.Of([.. SmallStudy.In(_folder), "--archive", study.Archive, .. arguments]);

    private static void Spoil(string what, ArchiveFile archive, string path)
    {
        Action spoil = what switch
        {
            "cut off" => archive.CutOff,
            "no zip" => () => File.WriteAllText(path, "no zip"),
            "not there" => () => File.Delete(path),
            "damaged file" => () => archive.Change("cache/cas/", content => [.. content.Reverse()], withDigest: true),
            "damaged paper" => () => archive.Change("README.md", content => content[1..], withDigest: false),
            "foreign entry" => () => archive.Add("stray.txt", [1], withDigest: false),
            "foreign file of a cache" => () =>
                archive.Add($"cache/cas/ab/ab{new string('0', 62)}", [1], withDigest: true),
            "entry missing" => () => archive.Remove("cache/cas/"),
            "path out of the cache" => () => archive.Add("cache/../../evil", [1], withDigest: true),
            "bomb" => () => archive.Change("cache/cas/", _ => new byte[64 << 20], withDigest: true),
            "other study" => () => archive.Describe("study", "described"),
            "other keys" => () => archive.Describe("keySchema", 99),
            "other format" => () => archive.Describe("format", 99),
            "no description" => () => archive.Remove("archive.json"),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        spoil();
    }

    /// <summary>The small study, run and archived once for all tests.</summary>
    public sealed class ArchivedStudy : IDisposable
    {
        internal TemporaryFolder Folder { get; } = new();

        internal string Archive => Folder["results/published.zip"];

        public ArchivedStudy()
        {
            var run = GraphRun.Of([
                .. SmallStudy.In(Folder),
                "--target",
                "Compare",
                "--target",
                "RenderTables",
                "--target",
                "RenderFigures",
            ]);
            Assert.True(run.ExitCode == 0, run.Output + run.Errors);
            var archived = GraphRun.Of([.. SmallStudy.In(Folder), "--target", "Archive"]);
            Assert.True(archived.ExitCode == 0, archived.Output + archived.Errors);
        }

        public void Dispose() => Folder.Dispose();
    }
}
