using Figures.Drawing;
using Manuscript;
using ScottPlot;
using SkiaSharp;

namespace Figures.Replicated;

/// <summary>The strength that test sequences have over the strength that is predicted: a panel a size of data sets.</summary>
internal static class CalibrationFigure
{
    private const float Top = 3;
    private const float Side = 4;

    private static readonly PixelPadding Margin = new(44, 8, 28, 4);

    public static Figure Of(ReplicatedStudy study, IReadOnlyList<StrengthBinRow> bins)
    {
        // Of all seeds together.
        var shown = bins.Where(bin => bin.Seed is null).ToList();
        var sizes = shown.Select(bin => bin.Sequences).Distinct().ToList();
        var widthMm = sizes.Count < 2 ? PageWidth.SingleMm : PageWidth.DoubleMm;
        var width = PageWidth.Points(widthMm);
        var key = new Key(
            [.. ModelLooks.Key(shown.Select(bin => bin.Model)), new KeyEntry("as predicted", Line: Stroke.Reference)],
            Side,
            Top,
            width - Side
        );
        var each = width / Math.Max(1, sizes.Count);
        // As high as wide between the axes, so that the line of calibrated predictions is a diagonal.
        var height =
            key.Bottom + Margin.Vertical + Math.Min(each, PageWidth.Points(PageWidth.SingleMm)) - Margin.Horizontal;
        var scale = Range(shown);
        return new Figure(
            "calibration",
            "Calibration",
            "The mean strength of test sequences over the mean of what a model predicts for them, in ten bins of equal counts by "
                + "prediction, the test sequences of all seeds together. On the line predictions are right on average; how far a "
                + "model's bins lie apart is how much it tells. "
                + $"{SizeKey.Seeds(study)}, {Tested(shown)}.",
            widthMm,
            height,
            [
                key,
                .. sizes.Select(
                    (size, at) =>
                        PanelOf(
                            [.. shown.Where(bin => bin.Sequences == size)],
                            scale,
                            study.Sizes.Count == 1 ? "" : $", {PrintedNumber.Grouped(size, 0)} sequences",
                            new SKRect(at * each, key.Bottom, (at + 1) * each, height)
                        )
                ),
            ]
        );
    }

    private static Panel PanelOf(IReadOnlyList<StrengthBinRow> bins, Scale scale, string size, SKRect area)
    {
        var panel = new Panel(
            new Frame(area, Margin),
            (scale, $"Predicted strength{size}"),
            (scale, "Strength in the test set")
        );
        panel.Line((scale.Low, scale.Low), (scale.High, scale.High), Stroke.Reference);
        foreach (var (model, look) in ModelLooks.All)
        {
            var points = bins.Where(bin => bin.Model == model).Select(bin => (bin.Predicted, bin.Observed)).ToList();
            panel.Curve(points, new Stroke(look.Color, 0.9f));
            panel.Markers(points, look);
        }
        return panel;
    }

    private static Scale Range(List<StrengthBinRow> bins)
    {
        var values = bins.SelectMany(bin => new[] { bin.Predicted, bin.Observed }).ToList();
        var (low, high) = (values.DefaultIfEmpty(0).Min(), values.DefaultIfEmpty(1).Max());
        var room = Math.Max(0.01, 0.05 * (high - low));
        return Scale.Linear(low - room, high + room, 6);
    }

    // As many of each model: they are tested on the same.
    private static string Tested(List<StrengthBinRow> bins) =>
        string.Join(
            " and ",
            bins.GroupBy(bin => bin.Sequences)
                .Select(size => size.GroupBy(bin => bin.Model).First().Sum(bin => bin.Count))
                .Select(count => $"{PrintedNumber.Grouped(count, 0)} test sequences")
        );
}
