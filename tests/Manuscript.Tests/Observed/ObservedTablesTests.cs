using Manuscript.Observed;
using Manuscript.Tables;

namespace Manuscript.Tests.Observed;

/// <summary>Each table of each task, as committed; they come from the results' files alone.</summary>
public sealed class ObservedTablesTests
{
    [Theory]
    [InlineData(ObservedTask.Binary, "data")]
    [InlineData(ObservedTask.Binary, "models")]
    [InlineData(ObservedTask.Binary, "differences")]
    [InlineData(ObservedTask.Binary, "selection")]
    [InlineData(ObservedTask.Binary, "calibration")]
    [InlineData(ObservedTask.Binary, "targets")]
    [InlineData(ObservedTask.Multiclass, "models")]
    [InlineData(ObservedTask.Multiclass, "confusion")]
    [InlineData(ObservedTask.Regression, "data")]
    [InlineData(ObservedTask.Regression, "models")]
    [InlineData(ObservedTask.Regression, "differences")]
    [InlineData(ObservedTask.Regression, "selection")]
    public Task A_study_gives_this_table(ObservedTask task, string table)
    {
        using var study = Rendered(task);

        return Verify(File.ReadAllText(study.At($"tables/{table}.md")), "md")
            .UseDirectory("../Snapshots")
            .UseFileName($"observed-{task.Text()}-{table}");
    }

    [Fact]
    public Task A_table_is_written_in_LaTeX_too()
    {
        using var study = Rendered(ObservedTask.Binary);

        return Verify(File.ReadAllText(study.At("tables/calibration.tex")), "tex")
            .UseDirectory("../Snapshots")
            .UseFileName("observed-binary-calibration-tex");
    }

    [Theory]
    [InlineData(ObservedTask.Binary)]
    [InlineData(ObservedTask.Multiclass)]
    [InlineData(ObservedTask.Regression)]
    public Task A_comparison_ends_with_this_overview(ObservedTask task)
    {
        using var study = Rendered(task);

        return Verify(MarkdownTableWriter.Write(ObservedTableRendering.Overview(study.Results)), "md")
            .UseDirectory("../Snapshots")
            .UseFileName($"observed-{task.Text()}-overview");
    }

    [Theory]
    [InlineData(ObservedTask.Binary, true)]
    [InlineData(ObservedTask.Multiclass, false)]
    [InlineData(ObservedTask.Regression, false)]
    public void Exactly_the_tables_of_the_task_are_written(ObservedTask task, bool hasTargets)
    {
        using var study = Rendered(task);

        Assert.Equal(
            ObservedFiles
                .Tables(task, hasSelection: true, hasTargets)
                .SelectMany(table => new[] { $"{table}.md", $"{table}.tex" })
                .Order(),
            Directory.GetFiles(study.At("tables")).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public void Without_regions_there_is_no_table_of_selection()
    {
        using var study = new ObservedFolder();
        File.WriteAllText(
            Path.Combine(study.Statistics, "selection.csv"),
            "split,model,region,measure,estimate,low,high\n"
        );
        study.Compare();

        ObservedTableRendering.Write(study.Results, "mine", study.At("tables"));

        Assert.False(File.Exists(study.At("tables/selection.md")));
    }

    [Fact]
    public void Tables_are_the_same_bytes_under_another_culture()
    {
        using var study = Rendered(ObservedTask.Regression);
        using (new OddCulture())
        {
            study.Compare();
            ObservedTableRendering.Write(study.Results, "mine", study.At("again"));
        }

        Assert.All(
            Directory.GetFiles(study.At("tables")),
            file =>
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(study.At($"again/{Path.GetFileName(file)}")))
        );
    }

    [Fact]
    public void Published_numbers_stand_under_their_own_split_alone_and_at_their_place()
    {
        using var study = Rendered(ObservedTask.Binary);
        var lines = File.ReadAllLines(study.At("tables/models.md"));

        var published = Assert.Single(lines, line => line.Contains("ID3 (published)", StringComparison.Ordinal));
        Assert.StartsWith("| leave-one-out ", published, StringComparison.Ordinal);
        Assert.Contains(" 19 of 106 |", published, StringComparison.Ordinal);
        Assert.Contains("grouped (believed)", lines[4], StringComparison.Ordinal);
    }

    private static ObservedFolder Rendered(ObservedTask task)
    {
        var study = new ObservedFolder(task);
        study.Compare();
        ObservedTableRendering.Write(study.Results, "mine", study.At("tables"));
        return study;
    }
}
