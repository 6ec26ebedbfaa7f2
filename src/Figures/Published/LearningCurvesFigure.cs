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

    public static Figure Of(IReadOnlyList<HistoryRow> history, ConditionsRow comparison, ConditionsRow sweep)
    {
        var width = PageWidth.Points(PageWidth.DoubleMm);
        var (left, right) = (Trainings(history, inSweep: false), Trainings(history, inSweep: true));
        var keys = new[] { left, right }
            .Select(
                (trainings, side) =>
                    new Key(
                        trainings.Select((training, at) => new KeyEntry(training.Name, LookOf(at), StrokeOf(at))),
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
            "Loss by epoch, on logarithmic axes. Left: the models that section 4.3 compares, "
                + $"{Sets(comparison)}. Right: the dense baseline and the sparse models of the sweep (section 4.2), "
                + $"{Sets(sweep)}, its baseline on all training sequences. Each curve is one training.",
            PageWidth.DoubleMm,
            top + (2 * PanelHeight),
            [.. keys, .. Panels(left, 0, top), .. Panels(right, width / 2, top)]
        );
    }

    private static Look LookOf(int training) => Looks[training % Looks.Length];

    private static Stroke StrokeOf(int training) => new(LookOf(training).Color, 0.9f);

    private static string Sets(ConditionsRow conditions) =>
        $"n = {PrintedNumber.Grouped(conditions.TrainingSequences, 0)} training and "
        + $"{PrintedNumber.Grouped(conditions.ValidationSequences, 0)} validation sequences"
        + FormattableString.Invariant($" (seed {conditions.Seed})");

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
        var losses = trainings
            .SelectMany(training => training.Epochs)
            .Select(loss.Of)
            .Where(double.IsPositive)
            .ToList();
        var epochs = trainings
            .SelectMany(training => training.Epochs)
            .Select(epoch => epoch.Epoch)
            .DefaultIfEmpty(1)
            .Max();
        var panel = new Panel(
            new Frame(area, Margin),
            (Scale.Linear(0, epochs + 1, 7), "Epoch"),
            (
                Scale.Logarithmic(0.93 * losses.DefaultIfEmpty(0.1).Min(), 1.07 * losses.DefaultIfEmpty(1).Max(), 6),
                loss.Label
            )
        );
        foreach (var (at, training) in trainings.Index())
        {
            var points = training.Epochs.Select(epoch => ((double)epoch.Epoch, Math.Log10(loss.Of(epoch)))).ToList();
            panel.Curve(points, StrokeOf(at));
            panel.Markers(points, LookOf(at));
        }
        return panel;
    }

    private static IReadOnlyList<Training> Trainings(IReadOnlyList<HistoryRow> history, bool inSweep) =>
        [
            .. history
                .GroupBy(epoch => epoch.Step, StringComparer.Ordinal)
                .Where(training => IsOfSweep(training.Key) == inSweep)
                .Select(training => new Training(NameOf(training.Key), [.. training])),
        ];

    private static bool IsOfSweep(string step) =>
        step.Contains("/sweep-baseline/", StringComparison.Ordinal)
        || step.Contains("/sparsity=", StringComparison.Ordinal);

    /// <summary>
    /// From a step's name, such as <c>published/train/sparse/sparsity=0.1/seed=42</c>: the model, and the sparsity if it has
    /// one.
    /// </summary>
    private static string NameOf(string step)
    {
        const string sparsity = "sparsity=";
        var parts = step.Split('/');
        var model = parts.ElementAtOrDefault(2) ?? step;
        return
            parts.FirstOrDefault(part => part.StartsWith(sparsity, StringComparison.Ordinal)) is { } share
            && decimal.TryParse(
                share[sparsity.Length..],
                System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture,
                out var value
            )
            ? FormattableString.Invariant($"{model} {100 * value:0.###}%")
            : model;
    }

    private sealed record Training(string Name, IReadOnlyList<HistoryRow> Epochs);
}
