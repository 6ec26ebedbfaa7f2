using System.Globalization;
using System.IO.Compression;

namespace EndToEnd;

/// <summary>A user's own sequences, from two files to results and tables.</summary>
public sealed class ObservedStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_study_runs_to_its_end()
    {
        SmallObservedStudy.WriteSequences(_folder);
        SmallObservedStudy.WriteLabels(_folder, i => i % 2 == 0 ? "no" : "yes");
        var before = File.ReadAllText(SmallObservedStudy.CopyParameters(_folder));

        var made = SmallObservedStudy.New(_folder);

        Assert.True(made.ExitCode == 0, made.Output + made.Errors);
        Assert.Contains("class yes", made.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            $"look it over, then run ./build.sh --params {_folder["own.yaml"]} --study mine\n",
            made.Output,
            StringComparison.Ordinal
        );
        var after = File.ReadAllText(_folder["own.yaml"]);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.Contains("\n      sequences: mine.fa\n", after, StringComparison.Ordinal);

        var run = GraphRun.Of([.. SmallObservedStudy.In(_folder), "--target", "Compare", "--target", "RenderTables"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.True(File.Exists(_folder["results/mine/steps.lock"]));
        var models = File.ReadAllText(_folder["results/mine/tables/models.md"]);
        Assert.All(
            ["motif-dense", "dense", "sparse 10%", "motif-sparse 20%", "joint"],
            model => Assert.Contains(model, models, StringComparison.Ordinal)
        );
        var estimates = File.ReadAllLines(_folder["results/mine/estimates.csv"]);
        Assert.Contains(estimates, row => row.Contains("motif-dense", StringComparison.Ordinal));
        Assert.DoesNotContain(estimates, row => row.Contains("NaN", StringComparison.OrdinalIgnoreCase));

        var again = GraphRun.Of([.. SmallObservedStudy.In(_folder), "--target", "Compare", "--target", "RenderTables"]);

        Assert.Equal((0, 0), (again.ExitCode, again.StepsRun));
    }

    [Fact]
    public void Numbers_as_labels_and_packed_sequences_are_taken_as_they_are()
    {
        SmallObservedStudy.CopyParameters(_folder);
        var text = SmallObservedStudy.WriteSequences(_folder);
        using (var packed = new GZipStream(File.Create(_folder["mine.fa.gz"]), CompressionLevel.Optimal))
        {
            packed.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
        SmallObservedStudy.WriteLabels(_folder, i => string.Create(CultureInfo.InvariantCulture, $"{i / 8.0}"));

        var run = SmallObservedStudy.New(_folder, "mine.fa.gz");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("from 0 to 2.875", run.Output, StringComparison.Ordinal);
        Assert.Contains("task: regression", File.ReadAllText(_folder["own.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Positives_alone_are_learnt_from_beside_their_shuffled_partners()
    {
        SmallObservedStudy.CopyParameters(_folder);
        SmallObservedStudy.WriteSequences(_folder);

        var made = GraphRun.Of(
            "--target",
            "NewStudy",
            "--params",
            _folder["own.yaml"],
            "--name",
            "mine",
            "--sequences",
            _folder["mine.fa"]
        );
        Assert.True(made.ExitCode == 0, made.Output + made.Errors);

        var run = GraphRun.Of([.. SmallObservedStudy.In(_folder), "--target", "Compare"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var data = File.ReadAllLines(_folder["results/mine/data.csv"]);
        Assert.Contains("class:0,24", data);
        Assert.Contains("class:1,24", data);
        Assert.Contains("groups:halves,24", data);
    }

    [Fact]
    public void Windows_of_a_genome_are_taken_too()
    {
        SmallObservedStudy.CopyParameters(_folder);
        File.WriteAllText(_folder["genome.fa"], $">chr1\n{string.Concat(Enumerable.Repeat("ACGTTGCAAT", 20))}\n");
        File.WriteAllLines(
            _folder["mine.bed"],
            Enumerable.Range(0, 24).Select(i => $"chr1\t{i}\t{i + 40}\ts{i}\t0\t+")
        );
        SmallObservedStudy.WriteLabels(_folder, i => $"{i % 3}");

        var run = SmallObservedStudy.New(_folder, "mine.bed", "--genome", _folder["genome.fa"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var parameters = File.ReadAllText(_folder["own.yaml"]);
        Assert.Contains("\n      genome: genome.fa\n", parameters, StringComparison.Ordinal);
        Assert.Contains("task: multiclass", parameters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NewStudy needs --name NAME", "--sequences", "a.fa", "--labels", "a.csv")]
    [InlineData("NewStudy needs --sequences FILE", "--name", "mine", "--labels", "a.csv")]
    [InlineData("--name Mine: a study's name is of", "--name", "Mine", "--sequences", "a.fa", "--labels", "a.csv")]
    [InlineData("--name rigorous: ", "--name", "rigorous", "--sequences", "a.fa", "--labels", "a.csv")]
    public void What_is_missing_or_taken_is_said(string expected, params string[] arguments)
    {
        var parameters = SmallObservedStudy.CopyParameters(_folder);
        var before = File.ReadAllText(parameters);

        var run = GraphRun.Of(["--target", "NewStudy", "--params", parameters, .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(parameters));
    }
}
