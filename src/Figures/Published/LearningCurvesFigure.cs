using Figures.Drawing;
using Manuscript;
using Manuscript.Results;
using ScottPlot;
using SkiaSharp;

namespace Figures.Published;

/// <summary>Training and validation loss by epoch: those of the comparison (4.3) at the left, of the sweep (4.2) at the right.</summary>
internal static class LearningCurvesFigure
{
    private const float Top = 3;
    private const float Left = 8;
    private const float PanelHeight = 130;

    private static readonly PixelPadding Margin = new(46, 8, 28, 5);

    // As many as the paper has models; further ones begin again.
    private static readonly Look[] Looks =
    [
        new(MarkerShape.FilledCircle, Ink.Black, Filling.Open, 3.2f),
        new(MarkerShape.FilledSquare, Ink.Vermillion, Filling.Full, 2.8f),
        new(MarkerShape.FilledTriangleUp, Ink.Blue, Filling.Open, 4),
        new(MarkerShape.FilledDiamond, Ink.Green, Filling.Full, 3.6f),
        new(MarkerShape.FilledTriangleDown, Ink.Purple, Filling.Pale, 4),
    ];

    /// <param name="history">Every epoch of every training.</param>
    /// <param name="conditions">The conditions of a result, by its name.</param>
    public static Figure Of(IReadOnlyList<HistoryRow> history, Func<string, ConditionsRow> conditions)
    {
        var (comparison, baseline, sweep) = (conditions("comparison"), conditions("baseline"), conditions("sweep"));
        var trainings = Training.Of(history);
        var width = PageWidth.Points(PageWidth.DoubleMm);
        var left = trainings.Where(training => !training.IsOfSweep).ToList();
        var right = trainings.Where(training => training.IsOfSweep).ToList();
        var keys = new[] { left, right }
            .Select(
                (shown, side) =>
                    new Key(
                        shown.Select((training, at) => new KeyEntry(training.Model, LookOf(at), StrokeOf(at))),
                        (side * width / 2) + Left,
                        Top,
                        (width / 2) - Left
                    )
            )
            .ToList();
        var top = keys.Max(key => key.Bottom) + 2;
        return new Figure(
            "learning-curves",
            "Learning curves",
            $"Loss by epoch, on a logarithmic scale. Left: the models of section 4.3 ({Sets(comparison)}). Right: those of "
                + $"section 4.2, dense ({Sets(baseline)}) and sparse ({Sets(sweep)}). Each curve is one training; "
                + FormattableString.Invariant($"seed {comparison.Seed}."),
            PageWidth.DoubleMm,
            top + (2 * PanelHeight),
            [.. keys, .. Panels(left, 0, top), .. Panels(right, width / 2, top)]
        );
    }

    private static Look LookOf(int training) => Looks[training % Looks.Length];

    private static Stroke StrokeOf(int training) => new(LookOf(training).Color, 0.9f);

    private static string Sets(ConditionsRow conditions) =>
        $"n = {PrintedNumber.Grouped(conditions.TrainingSequences, 0)} training and "
        + $"{PrintedNumber.Grouped(conditions.ValidationSequences, 0)} validation sequences";

    private static IEnumerable<Panel> Panels(IReadOnlyList<Training> trainings, float left, float top)
    {
        (string Label, Func<HistoryRow, double> Loss)[] losses =
        [
            ("Training loss", epoch => epoch.TrainLoss),
            ("Validation loss", epoch => epoch.ValidationLoss),
        ];
        return losses.Select(
            (loss, at) =>
                PanelOf(
                    trainings,
                    loss,
                    new SKRect(
                        left,
                        top + (at * PanelHeight),
                        left + (PageWidth.Points(PageWidth.DoubleMm) / 2),
                        top + ((at + 1) * PanelHeight)
                    )
                )
        );
    }

    private static Panel PanelOf(
        IReadOnlyList<Training> trainings,
        (string Label, Func<HistoryRow, double> Of) loss,
        SKRect area
    )
    {
        var curves = trainings.Select(training => training.Points(loss.Of)).ToList();
        var losses = curves.SelectMany(curve => curve).Select(point => point.Loss).ToList();
        var epochs = curves.SelectMany(curve => curve).Select(point => point.Epoch).DefaultIfEmpty(1).Max();
        var panel = new Panel(
            new Frame(area, Margin),
            (Scale.Linear(0, epochs + 1, 7), "Epoch"),
            (
                Scale.Logarithmic(0.93 * losses.DefaultIfEmpty(0.1).Min(), 1.07 * losses.DefaultIfEmpty(1).Max(), 6),
                loss.Label
            )
        );
        foreach (var (at, curve) in curves.Index())
        {
            var points = curve.Select(point => (point.Epoch, Math.Log10(point.Loss))).ToList();
            panel.Curve(points, StrokeOf(at));
            panel.Markers(points, LookOf(at));
        }
        return panel;
    }
}
