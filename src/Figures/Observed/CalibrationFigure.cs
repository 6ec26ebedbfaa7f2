using Figures.Drawing;
using Manuscript;
using Manuscript.Observed;
using ScottPlot;
using SkiaSharp;

namespace Figures.Observed;

/// <summary>How often what the primary model predicts with a probability is so: a column a split.</summary>
internal static class CalibrationFigure
{
    private const float Top = 3;
    private const float CountsHeight = 78;

    private static readonly PixelPadding Margin = new(44, 8, 16, 4);
    private static readonly PixelPadding CountsMargin = new(44, 8, 28, 2);
    private static readonly Look Mark = ModelKind.Primary.Look();
    private static readonly Look End = new(MarkerShape.HorizontalBar, Mark.Color, Size: 5);

    public static Figure Of(ObservedStudy study)
    {
        var widthMm = study.Splits.Count == 1 ? PageWidth.SingleMm : PageWidth.DoubleMm;
        var width = PageWidth.Points(widthMm);
        var key = new Key(
            [new KeyEntry(study.Setting.Primary, Mark), new KeyEntry("as predicted", Line: Stroke.Reference)],
            Margin.Left,
            Top,
            width - Margin.Left
        );
        var each = width / study.Splits.Count;
        // As high as wide between the axes, so that the line of calibrated predictions is a diagonal.
        var middle =
            key.Bottom + Margin.Vertical + Math.Min(each, PageWidth.Points(PageWidth.SingleMm)) - Margin.Horizontal;
        var rows = study.Calibration.Where(row => row.Model == study.Setting.Primary).ToList();
        var most = rows.Select(row => row.Count).DefaultIfEmpty(1).Max();
        return new Figure(
            "calibration",
            "Calibration of the primary model",
            $"Above: the share of {SecondClass(study)} among sequences whose predicted probability of it lies in a bin, over the "
                + "mean prediction in that bin, with "
                + $"{PrintedNumber.Fixed(100 * study.Setting.Confidence, 0)} % intervals. Below: how many sequences each bin has. "
                + $"{string.Join("; ", study.Splits.Select(split => $"{study.Marked(split.Name)}: {study.Counts(split.Name)}"))}.",
            widthMm,
            middle + CountsHeight,
            [
                key,
                .. study.Splits.SelectMany(
                    (split, at) =>
                    {
                        List<CalibrationRow> bins = [.. rows.Where(row => row.Split == split.Name)];
                        return new[]
                        {
                            Shares(study, bins, new SKRect(at * each, key.Bottom, (at + 1) * each, middle)),
                            Counts(
                                bins,
                                most,
                                $"Predicted probability, {study.Marked(split.Name)}",
                                new SKRect(at * each, middle, (at + 1) * each, middle + CountsHeight)
                            ),
                        };
                    }
                ),
            ]
        );
    }

    private static Panel Shares(ObservedStudy study, List<CalibrationRow> bins, SKRect area)
    {
        var scale = Scale.Linear(-0.04, 1.04, 6);
        var panel = new Panel(new Frame(area, Margin), (scale, ""), (scale, $"Observed share of {SecondClass(study)}"));
        panel.Line((0, 0), (1, 1), Stroke.Reference);
        foreach (var bin in bins)
        {
            if (bin is not { Predicted: { } predicted, Observed: { } observed })
                continue;
            if (bin is { ObservedLow: { } low, ObservedHigh: { } high })
            {
                panel.Line((predicted, low), (predicted, high), new Stroke(Mark.Color, 1.1f));
                panel.Markers([(predicted, low), (predicted, high)], End);
            }
            panel.Marker(predicted, observed, Mark);
        }
        return panel;
    }

    private static Panel Counts(List<CalibrationRow> bins, int most, string label, SKRect area)
    {
        var panel = new Panel(
            new Frame(area, CountsMargin),
            (Scale.Linear(-0.04, 1.04, 6), label),
            (Scale.Linear(0, 1.08 * most, 3), "Sequences")
        );
        foreach (var bin in bins)
        {
            var gap = 0.05 * (bin.High - bin.Low);
            panel.Box((bin.Low + gap, 0), (bin.High - gap, bin.Count), Ink.DarkGrey);
        }
        return panel;
    }

    // In the order of data.csv.
    private static string SecondClass(ObservedStudy study)
    {
        const string prefix = "class:";
        return study
                .Properties.Where(row => row.Property.StartsWith(prefix, StringComparison.Ordinal))
                .Select(row => row.Property[prefix.Length..])
                .ElementAtOrDefault(1)
            ?? "the second class";
    }
}
