using Figures.Drawing;
using Manuscript;
using ScottPlot;
using SkiaSharp;

namespace Figures.Replicated;

/// <summary>Training and validation loss by epoch, means over seeds: a row of panels a size of data sets.</summary>
internal static class LearningCurvesFigure
{
    private const float Top = 3;
    private const float PanelHeight = 150;

    // In epochs: models stand beside each other, so that their intervals are told apart.
    private const double Apart = 0.16;

    private static readonly PixelPadding Margin = new(46, 8, 28, 5);

    public static Figure Of(ReplicatedStudy study, IReadOnlyList<EpochRow> history)
    {
        var known = ModelLooks.All.Select(one => one.Model).ToHashSet(StringComparer.Ordinal);
        var shown = history
            .Where(row => known.Contains(row.Model))
            .GroupBy(row => (row.Sequences, row.Model))
            // Seeds that go on for longer than most are not like the others.
            .SelectMany(curve => curve.Where(row => 2 * row.Seeds >= curve.Max(epoch => epoch.Seeds)))
            .ToList();
        var width = PageWidth.Points(PageWidth.DoubleMm);
        var key = new Key(
            [
                .. ModelLooks.Key(shown.Select(row => row.Model)),
                new KeyEntry("test loss of a constant", Line: Stroke.Reference),
            ],
            Margin.Left,
            Top,
            width - Margin.Left
        );
        var sizes = shown.Select(row => row.Sequences).Distinct().ToList();
        return new Figure(
            "learning-curves",
            "Learning curves",
            "Loss by epoch, on a logarithmic scale: left of training, with dropout where a model has it; right of validation, "
                + $"after the epoch, with {PrintedNumber.Fixed(100 * study.Confidence, 0)} % intervals. Means over the seeds whose "
                + "training came so far, as far as at least half of them did; models stand "
                + "beside each other at an epoch. A constant's loss (line) is that of test sequences. "
                + $"{SizeKey.Seeds(study)}.",
            PageWidth.DoubleMm,
            key.Bottom + (Math.Max(1, sizes.Count) * PanelHeight),
            [key, .. sizes.SelectMany((size, at) => Row(study, shown, size, key.Bottom + (at * PanelHeight)))]
        );
    }

    private static Panel[] Row(ReplicatedStudy study, List<EpochRow> shown, int sequences, float top)
    {
        var rows = shown.Where(row => row.Sequences == sequences).ToList();
        var models = ModelLooks.All.Where(one => rows.Exists(row => row.Model == one.Model)).ToList();
        var half = PageWidth.Points(PageWidth.DoubleMm) / 2;
        var constant = study.Sizes.FirstOrDefault(size => size.Sequences == sequences)?.Find("constant", "loss")?.Value;
        var size = study.Sizes.Count == 1 ? "" : $", {PrintedNumber.Grouped(sequences, 0)} sequences";
        var epochs = Scale.Linear(0, rows.Max(row => row.Epoch) + 1, 7);
        return
        [
            PanelOf(row => row.Training, _ => null, "Training loss", left: 0),
            PanelOf(
                row => row.Validation,
                row => row is { Low: { } low, High: { } high } ? (low, high) : null,
                "Validation loss",
                half
            ),
        ];

        Panel PanelOf(
            Func<EpochRow, double> loss,
            Func<EpochRow, (double Low, double High)?> interval,
            string label,
            float left
        )
        {
            var losses = rows.Select(loss).Where(value => value > 0).ToList();
            if (constant is > 0)
                losses.Add(constant.Value);
            var (low, high) = (losses.DefaultIfEmpty(0.1).Min(), losses.DefaultIfEmpty(1).Max());
            var scale = Scale.Logarithmic(0.9 * low, 1.1 * high, 6);
            var panel = new Panel(
                new Frame(new SKRect(left, top, left + half, top + PanelHeight), Margin),
                (epochs, $"Epoch{size}"),
                (scale, label)
            );
            if (constant is > 0)
                panel.Line(
                    (epochs.Low, Math.Log10(constant.Value)),
                    (epochs.High, Math.Log10(constant.Value)),
                    Stroke.Reference
                );
            foreach (var (at, (model, look)) in models.Index())
            {
                double X(EpochRow row) => row.Epoch + (Apart * (at - ((models.Count - 1) / 2.0)));
                var curve = rows.Where(row => row.Model == model && loss(row) > 0).OrderBy(row => row.Epoch).ToList();
                foreach (var row in curve)
                {
                    // Of few seeds an interval may reach below zero, where there is no logarithm.
                    if (interval(row) is { High: > 0 } ends)
                        panel.Line(
                            (X(row), ends.Low > 0 ? Math.Max(scale.Low, Math.Log10(ends.Low)) : scale.Low),
                            (X(row), Math.Log10(ends.High)),
                            new Stroke(look.Color, 0.8f)
                        );
                }
                var points = curve.Select(row => (X(row), Math.Log10(loss(row)))).ToList();
                panel.Curve(points, new Stroke(look.Color, 0.9f));
                panel.Markers(points, look);
            }
            return panel;
        }
    }
}
