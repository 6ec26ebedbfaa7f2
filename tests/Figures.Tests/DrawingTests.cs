using Figures.Drawing;
using Figures.Replicated;
using SkiaSharp;

namespace Figures.Tests;

public sealed class DrawingTests(DrawingTests.ManyDrawn drawn) : IClassFixture<DrawingTests.ManyDrawn>
{
    [Fact]
    public void Every_model_is_named_in_what_can_be_searched()
    {
        var texts = drawn.Svg("skill").Texts.Select(text => text.Text).ToHashSet();

        Assert.All(ManyModels.Names, name => Assert.Contains(name, texts));
    }

    [Fact]
    public void Twenty_names_lie_inside_the_figure_and_none_on_another()
    {
        var names = drawn.Svg("loss").Texts.Where(text => ManyModels.Names.Contains(text.Text)).ToList();
        var tops = names.Select(name => name.Top).Order().ToList();

        Assert.Equal(20, names.Count);
        Assert.All(names, name => Assert.True(name.Left >= 0, $"{name.Text} begins at {name.Left}"));
        Assert.All(tops.Zip(tops.Skip(1)), pair => Assert.True(pair.Second - pair.First > TextSize.Tick));
    }

    [Theory]
    [InlineData("skill")]
    [InlineData("loss")]
    [InlineData("retention")]
    [InlineData("selection")]
    [InlineData("sensitivity")]
    [InlineData("motif-selection")]
    [InlineData("seeds")]
    [InlineData("learning-curves")]
    [InlineData("calibration")]
    public void A_drawing_needs_no_font_and_says_what_it_is(string name)
    {
        var svg = drawn.Svg(name);

        Assert.DoesNotContain("text", svg.Elements);
        Assert.NotEmpty(svg.Texts);
        Assert.Empty(svg.BrokenLinks);
        Assert.NotEmpty(svg.Title!);
        Assert.Contains(
            "n = 30 seeds of 2,000 sequences and n = 3 seeds of 20,000 sequences",
            svg.Description!,
            StringComparison.Ordinal
        );
        Assert.Contains(
            svg.Description!,
            drawn.Captions.Replace("\\", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_picture_has_300_dots_per_inch_of_its_printed_width()
    {
        using var picture = SKBitmap.Decode(drawn.Files["skill.png"]);

        Assert.Equal("175mm", drawn.Svg("skill").Width);
        Assert.Equal(2067, picture.Width);
        Assert.Contains(picture.Pixels, pixel => pixel == new SKColor(0x00, 0x72, 0xB2));
    }

    [Fact]
    public void Values_beyond_the_axis_are_written_at_its_edge()
    {
        var texts = drawn.Svg("retention").Texts.Select(text => text.Text).ToList();

        // 95 + 19² / 2 of the last control, at both sizes.
        Assert.Contains("276, 276 →", texts);
        Assert.DoesNotContain(texts, text => text.StartsWith('←'));
    }

    [Theory]
    [InlineData("selection")]
    [InlineData("motif-selection")]
    public void What_was_not_measured_is_said(string figure) =>
        Assert.Contains(drawn.Svg(figure).Texts, text => text.Text == "not measured");

    [Fact]
    public void Learning_curves_end_where_less_than_half_of_the_seeds_go_on()
    {
        var texts = drawn.Svg("learning-curves").Texts.Select(text => text.Text).ToHashSet();

        Assert.Contains("3", texts);
        // Epochs go on to the sixth, with a loss of 5 from the fourth on.
        Assert.DoesNotContain("5", texts);
        Assert.DoesNotContain("6", texts);
    }

    [Fact]
    public void Calibration_shows_all_seeds_together()
    {
        var texts = drawn.Svg("calibration").Texts.Select(text => text.Text).ToHashSet();

        Assert.Contains("0.8", texts);
        Assert.DoesNotContain("10", texts);
        Assert.Contains(
            "9,000 test sequences and 900 test sequences",
            drawn.Svg("calibration").Description!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Interval_captions_name_the_confidence_that_was_given()
    {
        var figures = ReplicatedFigures.Read(drawn.Files["many"], confidence: 0.9);

        Assert.Contains("with 90 % intervals", figures[0].Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Families_differ_by_shape_and_sizes_by_filling_not_by_colour_alone()
    {
        var families = Enum.GetValues<ModelFamily>().Select(family => family.Look(0)).ToList();
        var sizes = Enumerable.Range(0, 3).Select(size => ModelFamily.Paper.Look(size)).ToList();

        Assert.Equal(3, families.Select(look => look.Shape).Distinct().Count());
        Assert.Equal(3, families.Select(look => look.Color).Distinct().Count());
        Assert.Equal(3, sizes.Select(look => look.Filling).Distinct().Count());
    }

    [Theory]
    [InlineData("dense", true, ModelFamily.Paper)]
    [InlineData("sparse 12.5%", true, ModelFamily.Paper)]
    [InlineData("joint", true, ModelFamily.Paper)]
    [InlineData("sparse 10% by shuffled", true, ModelFamily.Other)]
    [InlineData("dense, tests seen", true, ModelFamily.Other)]
    [InlineData("dense with positions", true, ModelFamily.Other)]
    [InlineData("motif-sparse 10%", true, ModelFamily.Other)]
    [InlineData("motif table", false, ModelFamily.Control)]
    internal void A_model_has_the_family(string model, bool isTrained, ModelFamily family) =>
        Assert.Equal(family, ModelFamilies.Of(model, isTrained));

    /// <summary>Twenty models at two sizes, drawn once.</summary>
    public sealed class ManyDrawn : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public ManyDrawn() => Committed.Draw("many", ManyModels.Write(_folder), _folder["."]);

        internal TemporaryFolder Files => _folder;

        internal string Captions => File.ReadAllText(_folder["captions.md"]);

        internal SvgPicture Svg(string name) => new(_folder[name + ".svg"]);

        public void Dispose() => _folder.Dispose();
    }
}
