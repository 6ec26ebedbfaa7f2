using Figures.Drawing;
using Figures.Observed;
using Manuscript;
using Manuscript.Observed;
using Manuscript.Tests.Observed;

namespace Figures.Tests;

/// <summary>The figures of a user's own sequences, of each task.</summary>
public sealed class ObservedFiguresTests
{
    [Theory]
    [InlineData(ObservedTask.Binary, "calibration", "errors", "positions")]
    [InlineData(ObservedTask.Multiclass, "errors", "positions")]
    [InlineData(ObservedTask.Regression, "mse", "positions")]
    public void A_task_has_these_figures_and_each_says_what_it_is(ObservedTask task, params string[] names)
    {
        using var study = Drawn(task);

        Assert.Equal(
            names.SelectMany(name => new[] { $"{name}.png", $"{name}.svg" }).Append("captions.md").Order(),
            Directory.GetFiles(study.At("drawn")).Select(Path.GetFileName).Order()
        );
        Assert.All(
            names.Select(name => new SvgPicture(study.At($"drawn/{name}.svg"))),
            svg =>
            {
                Assert.DoesNotContain("text", svg.Elements);
                Assert.Empty(svg.BrokenLinks);
                Assert.NotEmpty(svg.Title!);
                Assert.Contains("n = 106 sequences in 79 groups", svg.Description!, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_model_and_the_mean_of_its_seeds_share_a_row_and_published_numbers_have_their_own()
    {
        using var study = Drawn(ObservedTask.Binary);
        var texts = Texts(study, "errors");

        Assert.Single(texts, text => text == "motif-dense");
        Assert.DoesNotContain(texts, text => text.Contains("motif-dense, mean", StringComparison.Ordinal));
        Assert.Single(texts, text => text == "KBANN, published");
        Assert.All(Enum.GetValues<ModelKind>(), kind => Assert.Single(texts, text => text == kind.Text()));
    }

    [Fact]
    public void What_predicts_the_same_of_all_sequences_does_not_press_the_others_together()
    {
        using var study = Drawn(ObservedTask.Binary);

        Assert.Equal(2, Texts(study, "errors").Count(text => text.EndsWith(" →", StringComparison.Ordinal)));
    }

    [Fact]
    public void Several_targets_stand_below_each_other()
    {
        using var study = Drawn(ObservedTask.Regression);
        var svg = new SvgPicture(study.At("drawn/mse.svg"));
        var rows = svg.Texts.Where(text => text.Text == "ridge").Select(text => text.Top).ToList();

        Assert.Equal(2, rows.Count);
        Assert.True(rows.Max() - rows.Min() > 100);
    }

    [Fact]
    public void Regions_are_named_and_shaded()
    {
        using var study = Drawn(ObservedTask.Binary);

        Assert.Contains("-35 box", Texts(study, "positions"));
        Assert.Contains("motif-sparse 10%", Texts(study, "positions"));
    }

    [Fact]
    public void Positions_that_could_not_be_measured_are_said_to_be_missing()
    {
        using var study = new ObservedFolder();
        File.WriteAllText(Path.Combine(study.Statistics, "positions.csv"), "split,model,position,class,kept\n");
        study.Compare();
        ObservedFigures.Write(study.Results, study.At("drawn"), positions: true);

        Assert.Contains(Texts(study, "positions"), text => text.StartsWith("not measured", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_near_regions_stand_on_lines_of_their_own()
    {
        Assert.True(Apart("\"from\": 14, \"to\": 22") > TextSize.Tick);
        Assert.Equal(0, Apart("\"from\": 36, \"to\": 44"));

        static double Apart(string second)
        {
            using var study = new ObservedFolder();
            study.Edit("protocol.json", "\"from\": 36, \"to\": 44", second);
            study.Compare();
            ObservedFigures.Write(study.Results, study.At("drawn"), positions: true);
            var tops = new SvgPicture(study.At("drawn/positions.svg"))
                .Texts.Where(text => text.Text.EndsWith(" box", StringComparison.Ordinal))
                .Select(text => text.Top)
                .ToList();
            Assert.Equal(2, tops.Count);
            return tops.Max() - tops.Min();
        }
    }

    [Theory]
    [InlineData("study.csv")]
    [InlineData("splits.csv")]
    [InlineData("regions.csv")]
    [InlineData("published.csv")]
    [InlineData("estimates.csv")]
    [InlineData("positions.csv")]
    [InlineData("calibration.csv")]
    public void A_missing_file_is_named_and_nothing_is_drawn(string file)
    {
        using var study = new ObservedFolder();
        study.Compare();
        File.Delete(Path.Combine(study.Results, file));

        var error = Assert.Throws<ResultsFileException>(() =>
            ObservedFigures.Write(study.Results, study.At("drawn"), positions: true)
        );

        Assert.Equal(Path.Combine(study.Results, file), error.File);
        Assert.False(Directory.Exists(study.At("drawn")));
    }

    [Fact]
    public void Another_culture_gives_the_same_bytes()
    {
        using var study = Drawn(ObservedTask.Binary);
        using (new OddCulture())
            ObservedFigures.Write(study.Results, study.At("again"), positions: true);

        Assert.All(
            Directory.GetFiles(study.At("drawn")),
            file =>
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(study.At($"again/{Path.GetFileName(file)}")))
        );
    }

    [Fact]
    public void Kinds_and_classes_differ_by_shape_or_filling_not_by_colour_alone()
    {
        var kinds = Enum.GetValues<ModelKind>().Select(kind => kind.Look()).ToList();
        var classes = Enumerable.Range(0, 5).Select(ObservedLooks.OfClass).ToList();

        Assert.Equal(5, kinds.Select(look => (look.Shape, look.Filling)).Distinct().Count());
        Assert.Equal(5, classes.Select(look => (look.Shape, look.Filling)).Distinct().Count());
    }

    private static List<string> Texts(ObservedFolder study, string figure) =>
        [.. new SvgPicture(study.At($"drawn/{figure}.svg")).Texts.Select(text => text.Text)];

    private static ObservedFolder Drawn(ObservedTask task)
    {
        var study = new ObservedFolder(task);
        study.Compare();
        ObservedFigures.Write(study.Results, study.At("drawn"), positions: true);
        return study;
    }
}
