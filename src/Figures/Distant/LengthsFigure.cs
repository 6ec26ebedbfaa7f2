using Figures.Drawing;
using Manuscript;
using Manuscript.Distant;
using ScottPlot;
using SkiaSharp;

namespace Figures.Distant;

/// <summary>How often each model tells which motif lies first, and what its training costs, by the sequences' length.</summary>
internal static class LengthsFigure
{
    private const float Top = 3;
    private const float Side = 4;
    private const float AccuracyHeight = 165;
    private const float CostHeight = 150;
    private const double GiB = 1024.0 * 1024 * 1024;
    private const double Chance = 0.5;

    // In decades: markers of one length stand beside each other, so that intervals are told apart.
    private const double Apart = 0.06;

    private static readonly PixelPadding Margin = new(48, 8, 28, 5);
    private static readonly Stroke Ceiling = new(Ink.DarkGrey, 0.9f);
    private static readonly Look Stopped = new(MarkerShape.Eks, Ink.Black, Size: 8);

    // As many as the study has models; further ones begin again.
    private static readonly Look[] Looks =
    [
        new(MarkerShape.FilledTriangleDown, Ink.Purple, Filling.Open, 5.4f),
        new(MarkerShape.FilledDiamond, Ink.Green, Size: 5.4f),
        new(MarkerShape.FilledSquare, Ink.Vermillion, Filling.Open, 4.4f),
        new(MarkerShape.FilledTriangleUp, Ink.Blue, Size: 5),
        new(MarkerShape.FilledCircle, Ink.DarkGrey, Filling.Pale, 4.4f),
        new(MarkerShape.FilledCircle, Ink.Black, Filling.Open, 7),
        new(MarkerShape.FilledSquare, Ink.Orange, Size: 4.2f),
    ];

    public static Figure Of(IReadOnlyList<DistantRow> rows, double confidence)
    {
        var models = rows.Select(row => row.Model).Distinct(StringComparer.Ordinal).ToList();
        var width = PageWidth.Points(PageWidth.DoubleMm);
        var key = new Key(
            [
                .. models.Select((model, at) => new KeyEntry(model, LookOf(at), new Stroke(LookOf(at).Color))),
                new KeyEntry("chance", Line: Stroke.Reference),
                new KeyEntry("one motif's place alone", Line: Ceiling),
                new KeyEntry("beyond the limits: not trained", Stopped),
            ],
            Side,
            Top,
            width - Side
        );
        var middle = key.Bottom + AccuracyHeight;
        var lengths = Axis(rows.Select(row => (double)row.Length), 2.2);
        return new Figure(
            "lengths",
            "Which motif lies first, by the sequences' length",
            $"Above: the share of test sequences in which a model is right, means over n = {Seeds(rows)} seeds with "
                + $"{PrintedNumber.Fixed(100 * confidence, 0)} % intervals; models at one length stand beside each other. Below: what "
                + "an epoch takes and the memory that training holds, by formula. Where either would be beyond the "
                + "limits a model is not trained, nor at greater lengths.",
            PageWidth.DoubleMm,
            middle + CostHeight,
            [
                key,
                Accuracy(),
                Cost("Time of an epoch (s)", row => row.SecondsPerEpoch, "time", left: 0),
                Cost("Memory (GiB)", row => row.Bytes / GiB, "memory", width / 2),
            ]
        );

        Panel Accuracy()
        {
            var values = rows.SelectMany(row => new[] { row.Low, row.Accuracy })
                .OfType<double>()
                .Append(Chance)
                .ToList();
            var across = Scale.Linear(Math.Max(0, values.Min() - 0.03), 1.03, 6);
            var panel = new Panel(
                new Frame(new SKRect(0, key.Bottom, width, middle), Margin),
                (lengths, "Length (bp)"),
                (across, "Accuracy")
            );
            panel.Line((lengths.Low, Chance), (lengths.High, Chance), Stroke.Reference);
            panel.Curve(
                rows.DistinctBy(row => row.Length).Select(row => (Math.Log10(row.Length), row.OneMotifCeiling)),
                Ceiling
            );
            foreach (var (at, model) in models.Index())
            {
                var points = rows.Where(row => row.Model == model && row.Accuracy is not null).ToList();
                var stroke = new Stroke(LookOf(at).Color, 0.9f);
                foreach (var row in points)
                {
                    if (row is { Low: { } low, High: { } high })
                        panel.Line((At(row, at), low), (At(row, at), high), stroke);
                }
                panel.Curve(points.Select(row => (At(row, at), row.Accuracy!.Value)), stroke);
                panel.Markers(points.Select(row => (At(row, at), row.Accuracy!.Value)), LookOf(at));
            }
            return panel;
        }

        double At(DistantRow row, int model) => Math.Log10(row.Length) + (Apart * (model - ((models.Count - 1) / 2.0)));

        Panel Cost(string label, Func<DistantRow, double> value, string limit, float left)
        {
            var panel = new Panel(
                new Frame(new SKRect(left, middle, left + (width / 2), middle + CostHeight), Margin),
                (lengths, "Length (bp)"),
                (Axis(rows.Select(value), 2), label)
            );
            foreach (var (at, model) in models.Index())
            {
                var ofModel = rows.Where(row => row.Model == model).ToList();
                panel.Curve(ofModel.Select(Point), new Stroke(LookOf(at).Color, 0.9f));
                panel.Markers(ofModel.Select(Point), LookOf(at));
                panel.Markers(ofModel.Where(row => row.Stop == limit).Select(Point), Stopped);
            }
            return panel;

            (double, double) Point(DistantRow row) => (Math.Log10(row.Length), Math.Log10(value(row)));
        }
    }

    private static Look LookOf(int model) => Looks[model % Looks.Length];

    private static Scale Axis(IEnumerable<double> values, double room)
    {
        var all = values.ToList();
        return Scale.Logarithmic(all.Min() / room, all.Max() * room, most: 6);
    }

    private static string Seeds(IReadOnlyList<DistantRow> rows) =>
        string.Join(" to ", new[] { rows.Min(row => row.Seeds), rows.Max(row => row.Seeds) }.Distinct());
}
